package io.tidings.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The contract through the Vector API, with the widest vectors of the machine. Loaded by [Kernels] only where the
/// module is there. Elements that fill no vector go the scalar way.
final class VectorKernel implements Kernel {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, S.vectorShape());
    private static final int L = S.length();
    private static final int SQUARE_LANES = ScalarKernel.SQUARE_LANES;

    private final ScalarKernel scalar = new ScalarKernel();

    /// Bits of a vector here; below 128 there is no SIMD worth the name.
    static int bits() {
        return S.vectorBitSize();
    }

    @Override
    public String name() {
        return "vector-" + bits();
    }

    @Override
    public void multiplyAdd(Strided a, float[] b, int bOffset, float[] c, int cOffset, Shape shape) {
        VectorProduct.multiplyAdd(a, b, bOffset, c, cOffset, shape);
    }

    @Override
    public Packed pack(Strided b, int k, int n) {
        var packed = new Packed(new float[VectorProduct.packedLength(k, n)], k, n);
        VectorProduct.pack(b, packed);
        return packed;
    }

    @Override
    public void repack(Strided b, Packed destination) {
        VectorProduct.pack(b, destination);
    }

    @Override
    public void multiplyAdd(Strided a, Packed b, float[] c, int cOffset, int m) {
        VectorProduct.multiplyAdd(a, b, c, cOffset, m);
    }

    @Override
    public void transpose(float[] source, int sourceOffset, float[] destination, int rows, int columns) {
        scalar.transpose(source, sourceOffset, destination, rows, columns);
    }

    @Override
    public void lstmForward(int rows, int hidden, LstmForward step) {
        VectorCells.lstmForward(rows, hidden, step);
    }

    @Override
    public void lstmBackward(int rows, int hidden, LstmBackward step) {
        VectorCells.lstmBackward(rows, hidden, step);
    }

    @Override
    public void addScaled(float scale, float[] x, int xOffset, float[] y, int yOffset, int length) {
        FloatVector factor = FloatVector.broadcast(S, scale);
        int full = S.loopBound(length);
        for (int i = 0; i < full; i += L) {
            factor.fma(load(x, xOffset + i), load(y, yOffset + i)).intoArray(y, yOffset + i);
        }
        scalar.addScaled(scale, x, xOffset + full, y, yOffset + full, length - full);
    }

    @Override
    public void maxInto(float[] x, int xOffset, float[] y, int yOffset, int[] argument, int index, int length) {
        int full = S.loopBound(length);
        for (int i = 0; i < full; i += L) {
            FloatVector candidate = load(x, xOffset + i);
            FloatVector best = load(y, yOffset + i);
            VectorMask<Float> greater = candidate.compare(VectorOperators.GT, best);
            best.blend(candidate, greater).intoArray(y, yOffset + i);
            IntVector.fromArray(INTS, argument, yOffset + i)
                    .blend(index, greater.cast(INTS))
                    .intoArray(argument, yOffset + i);
        }
        scalar.maxInto(x, xOffset + full, y, yOffset + full, argument, index, length - full);
    }

    @Override
    public double sumOfSquares(float[] x, int offset, int length) {
        double sum = 0;
        float[] partial = new float[SQUARE_LANES];
        for (int start = 0; start < length; start += ScalarKernel.SQUARE_BLOCK) {
            int end = Math.min(length, start + ScalarKernel.SQUARE_BLOCK);
            int full = start + (end - start) / SQUARE_LANES * SQUARE_LANES;
            for (int lane = 0; lane < SQUARE_LANES; lane += L) {
                squares(x, offset + start + lane, offset + full).intoArray(partial, lane);
            }
            for (int i = full; i < end; i++) {
                partial[i - full] = Math.fma(x[offset + i], x[offset + i], partial[i - full]);
            }
            sum += ScalarKernel.sum(partial);
        }
        return sum;
    }

    private static FloatVector squares(float[] x, int start, int end) {
        FloatVector sum = FloatVector.zero(S);
        for (int i = start; i < end; i += SQUARE_LANES) {
            FloatVector value = load(x, i);
            sum = value.fma(value, sum);
        }
        return sum;
    }

    @Override
    public void adam(float[] weights, float[] gradient, float[] mean, float[] variance, int offset, int length,
            AdamStep step) {
        int full = offset + S.loopBound(length);
        for (int i = offset; i < full; i += L) {
            FloatVector g = load(gradient, i);
            FloatVector m = load(mean, i).fma(broadcast(step.beta1()), g.mul(1f - step.beta1()));
            FloatVector v = load(variance, i).fma(broadcast(step.beta2()), g.mul(1f - step.beta2()).mul(g));
            m.intoArray(mean, i);
            v.intoArray(variance, i);
            FloatVector change = m.mul(step.stepSize()).div(v.sqrt().add(step.epsilon()));
            load(weights, i).sub(change).intoArray(weights, i);
        }
        scalar.adam(weights, gradient, mean, variance, full, offset + length - full, step);
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(S, value);
    }

    private static FloatVector load(float[] array, int place) {
        return FloatVector.fromArray(S, array, place);
    }
}
