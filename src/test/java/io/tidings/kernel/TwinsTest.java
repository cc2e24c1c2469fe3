package io.tidings.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;

import io.tidings.kernel.Kernel.AdamStep;
import io.tidings.kernel.Kernel.LstmBackward;
import io.tidings.kernel.Kernel.LstmForward;
import io.tidings.kernel.Kernel.Shape;
import io.tidings.kernel.Kernel.Strided;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The SIMD twin gives the same bits as the scalar one, on sizes that straddle every lane count and on values that are
/// no numbers. Where there is no SIMD twin these tests fail: comparing scalar with scalar would show nothing.
class TwinsTest {

    private static final float[] ODD = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, 0f, 1e38f,
            -1e38f, 1e-42f, 100f, -100f};

    private final Kernel scalar = Kernels.scalar();
    private final Kernel vector = Kernels.vector();
    private final SplittableRandom random = new SplittableRandom(20_26);

    @ParameterizedTest
    @CsvSource({"0,8,8", "8,0,8", "8,8,0", "1,1,1", "1,300,31", "2,17,9", "3,64,16", "4,64,64", "5,65,7", "6,64,128",
            "7,63,300", "15,128,32", "16,2,256", "17,512,64", "31,300,31", "64,512,64", "128,80,257", "300,31,5"})
    void productsAgree(int m, int n, int k) {
        float[] a = numbers(m * k + 3);
        float[] b = numbers(k * n + 5);
        for (Strided left : new Strided[]{Strided.rows(a, 3, k), Strided.transposed(a, 3, m)}) {
            float[] c = numbers(m * n + 7);
            float[] expected = c.clone();
            float[] packed = c.clone();
            scalar.multiplyAdd(left, b, 5, expected, 7, new Shape(m, n, k));
            vector.multiplyAdd(left, b, 5, c, 7, new Shape(m, n, k));
            vector.multiplyAdd(left, vector.pack(Strided.rows(b, 5, n), k, n), packed, 7, m);
            same(c, expected);
            same(packed, expected);
            assertThat(expected).as("against a sum in double")
                    .satisfies(product -> assertProduct(left, b, product, packed.length - 7, new Shape(m, n, k)));
        }
    }

    private void assertProduct(Strided a, float[] b, float[] product, int length, Shape shape) {
        float[] zero = new float[length];
        scalar.multiplyAdd(a, b, 5, zero, 0, shape);
        for (int place = 0; place < length; place++) {
            double sum = 0;
            for (int k = 0; k < shape.k(); k++) {
                sum += (double) a.data()[a.offset() + place / shape.n() * a.rowStride() + k * a.columnStride()]
                        * b[5 + k * shape.n() + place % shape.n()];
            }
            assertThat((double) zero[place]).isCloseTo(sum,
                    org.assertj.core.data.Offset.offset(2e-6 * (1 + shape.k())));
        }
        assertThat(product).hasSize(length + 7);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 31, 300})
    void aPackedTransposeIsThePackedMatrix(int n) {
        int k = 19;
        int m = 13;
        float[] b = numbers(k * n);
        float[] transposed = new float[k * n];
        scalar.transpose(b, 0, transposed, k, n);
        float[] a = numbers(m * k);
        for (Kernel kernel : new Kernel[]{scalar, vector}) {
            float[] direct = new float[m * n];
            float[] packed = new float[m * n];
            kernel.multiplyAdd(Strided.rows(a, 0, k), b, 0, direct, 0, new Shape(m, n, k));
            var panels = kernel.pack(Strided.rows(numbers(k * n), 0, n), k, n);
            kernel.repack(Strided.transposed(transposed, 0, k), panels);
            kernel.multiplyAdd(Strided.rows(a, 0, k), panels, packed, 0, m);
            same(packed, direct);
        }
    }

    @Test
    void productsOfNoNumbersAgree() {
        float[] a = odd(20 * 40);
        float[] b = odd(40 * 70);
        float[] c = new float[20 * 70];
        float[] expected = c.clone();
        scalar.multiplyAdd(Strided.rows(a, 0, 40), b, 0, expected, 0, new Shape(20, 70, 40));
        vector.multiplyAdd(Strided.rows(a, 0, 40), b, 0, c, 0, new Shape(20, 70, 40));
        same(c, expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 31, 300})
    void transposesAgree(int columns) {
        float[] source = numbers(13 * columns + 2);
        float[] actual = new float[13 * columns];
        float[] expected = new float[13 * columns];
        scalar.transpose(source, 2, expected, 13, columns);
        vector.transpose(source, 2, actual, 13, columns);
        same(actual, expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 31, 300})
    void cellsAgreeForwardAndBackward(int hidden) {
        for (boolean odd : new boolean[]{false, true}) {
            int rows = 3;
            int units = rows * hidden;
            float[] gates = odd ? odd(4 * units + 4) : spread(4 * units + 4);
            float[] before = odd ? odd(units + 2) : spread(units + 2);
            float[] dH = numbers(units);
            float[] dC = numbers(units);
            float[][] expected = cell(scalar, rows, hidden, gates.clone(), before, dH, dC.clone());
            float[][] actual = cell(vector, rows, hidden, gates.clone(), before, dH, dC.clone());
            for (int i = 0; i < expected.length; i++) {
                same(actual[i], expected[i]);
            }
        }
    }

    private static float[][] cell(Kernel kernel, int rows, int hidden, float[] gates, float[] before, float[] dH,
            float[] dC) {
        int units = rows * hidden;
        float[] c = new float[units + 3];
        float[] tanhC = new float[units + 3];
        float[] h = new float[units + 3];
        float[] dZ = new float[gates.length];
        kernel.lstmForward(rows, hidden, new LstmForward(gates, 4, before, 2, c, tanhC, h, 3));
        kernel.lstmBackward(rows, hidden, new LstmBackward(gates, dZ, 4, before, 2, tanhC, 3, dH, dC));
        return new float[][]{gates, c, tanhC, h, dZ, dC};
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 31, 300, 4096, 4097, 10_000})
    void elementwiseOperationsAgree(int length) {
        for (boolean odd : new boolean[]{false, true}) {
            float[] x = odd ? odd(length + 1) : numbers(length + 1);
            float[] y = odd ? odd(length + 2) : numbers(length + 2);
            float[] added = y.clone();
            float[] expected = y.clone();
            scalar.addScaled(0.3f, x, 1, expected, 2, length);
            vector.addScaled(0.3f, x, 1, added, 2, length);
            same(added, expected);

            int[] places = new int[length + 2];
            int[] expectedPlaces = new int[length + 2];
            float[] greatest = y.clone();
            expected = y.clone();
            scalar.maxInto(x, 1, expected, 2, expectedPlaces, 5, length);
            vector.maxInto(x, 1, greatest, 2, places, 5, length);
            same(greatest, expected);
            assertThat(places).isEqualTo(expectedPlaces);

            assertThat(Double.doubleToLongBits(vector.sumOfSquares(x, 1, length)))
                    .isEqualTo(Double.doubleToLongBits(scalar.sumOfSquares(x, 1, length)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 31, 300})
    void adamStepsAgree(int length) {
        for (boolean odd : new boolean[]{false, true}) {
            float[] gradient = odd ? odd(length + 3) : numbers(length + 3);
            float[][] expected = {numbers(length + 3), numbers(length + 3), new float[length + 3]};
            float[][] actual = {expected[0].clone(), expected[1].clone(), new float[length + 3]};
            for (int t = 1; t < 4; t++) {
                var step = new AdamStep(0.01f / t, 0.9f, 0.999f, 1e-8f);
                scalar.adam(expected[0], gradient, expected[1], expected[2], 3, length, step);
                vector.adam(actual[0], gradient, actual[1], actual[2], 3, length, step);
            }
            for (int i = 0; i < 3; i++) {
                same(actual[i], expected[i]);
            }
        }
    }

    private static void same(float[] actual, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (Float.floatToIntBits(actual[i]) != Float.floatToIntBits(expected[i])) {
                assertThat(actual[i]).as("element %d of %d", i, expected.length).isEqualTo(expected[i]);
            }
        }
        assertThat(actual).hasSameSizeAs(expected);
    }

    /// Between -1 and 1.
    private float[] numbers(int length) {
        float[] numbers = new float[length];
        Arrays.setAll(new double[length], i -> numbers[i] = (float) random.nextDouble(-1, 1));
        return numbers;
    }

    /// Between -50 and 50.
    private float[] spread(int length) {
        float[] numbers = numbers(length);
        for (int i = 0; i < length; i++) {
            numbers[i] *= 50f;
        }
        return numbers;
    }

    private float[] odd(int length) {
        float[] numbers = numbers(length);
        for (int i = 0; i < length; i += 3) {
            numbers[i] = ODD[random.nextInt(ODD.length)];
        }
        return numbers;
    }
}
