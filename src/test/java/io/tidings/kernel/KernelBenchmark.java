package io.tidings.kernel;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import io.tidings.kernel.Kernel.LstmForward;
import io.tidings.kernel.Kernel.Packed;
import io.tidings.kernel.Kernel.Shape;
import io.tidings.kernel.Kernel.Strided;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// GFLOP/s of the products that an LSTM of E=64, H=128 makes, and cells per second; each answer is compared with the
/// scalar twin's. `peak` is a product that stays in the first-level cache: what one core can do at best.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class KernelBenchmark {

    @Param({"vector", "scalar"})
    public String twin = "vector";

    /// M, N, K and how the left side lies: `r`ows or `t`ransposed; `p` for a packed right side.
    @Param({"60x64x128p", "64x512x128p", "64x512x128r", "8x512x128p", "1x512x128p", "1x512x128r", "4096x512x64r",
            "64x512x4096t", "128x512x4096t", "64x128x512p"})
    public String product = "64x512x128p";

    private Kernel kernel = Kernels.scalar();
    private float[] a = {};
    private float[] b = {};
    private float[] c = {};
    private Strided left = Strided.rows(a, 0, 0);
    private Packed packed = new Packed(b, 0, 0);
    private Shape shape = new Shape(0, 0, 0);

    /// Turns operations into billions of floating-point operations.
    @AuxCounters
    @State(Scope.Thread)
    public static class Work {
        public double gflop;
    }

    @Setup
    public void setUp() {
        kernel = twin.equals("vector") ? Kernels.vector() : Kernels.scalar();
        String[] parts = product.substring(0, product.length() - 1).split("x", -1);
        shape = new Shape(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        a = numbers(shape.m() * shape.k());
        b = numbers(shape.k() * shape.n());
        c = new float[shape.m() * shape.n()];
        left = product.endsWith("t") ? Strided.transposed(a, 0, shape.m()) : Strided.rows(a, 0, shape.k());
        packed = kernel.pack(Strided.rows(b, 0, shape.n()), shape.k(), shape.n());
    }

    @Benchmark
    public float[] product(Work work) {
        if (product.endsWith("p")) {
            kernel.multiplyAdd(left, packed, c, 0, shape.m());
        } else {
            kernel.multiplyAdd(left, b, 0, c, 0, shape);
        }
        work.gflop += 2e-9 * shape.m() * shape.n() * shape.k();
        return c;
    }

    @TearDown
    public void checkAnswer() {
        float[] expected = new float[c.length];
        Kernels.scalar().multiplyAdd(left, b, 0, expected, 0, shape);
        c = new float[c.length];
        product(new Work());
        if (!java.util.Arrays.equals(c, expected)) {
            throw new IllegalStateException("wrong product " + product);
        }
    }

    private static float[] numbers(int length) {
        var random = new SplittableRandom(1);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }

    /// Cells of 64 texts, H=128.
    @State(Scope.Thread)
    public static class Cells {
        static final int ROWS = 64;
        static final int HIDDEN = 128;
        final float[] z = numbers(ROWS * 4 * HIDDEN);
        final float[] gates = new float[z.length];
        final float[] units = new float[ROWS * HIDDEN];
        final LstmForward step = new LstmForward(gates, 0, new float[units.length], 0, units, new float[units.length],
                new float[units.length], 0);
    }

    @Benchmark
    public float[] cells(Cells cells) {
        System.arraycopy(cells.z, 0, cells.gates, 0, cells.z.length);
        kernel.lstmForward(Cells.ROWS, Cells.HIDDEN, cells.step);
        return cells.units;
    }
}
