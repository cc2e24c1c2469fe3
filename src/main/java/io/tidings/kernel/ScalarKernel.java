package io.tidings.kernel;

import java.util.Arrays;

/// The contract in plain Java: the specification that [VectorKernel] is tested against, bit for bit, and what runs
/// where the Vector API is absent. Fused multiply-adds are written out, so that both round alike.
final class ScalarKernel implements Kernel {

    /// Sums of squares run in this many lanes, whatever the machine has, so that every machine rounds alike.
    static final int SQUARE_LANES = 16;
    /// After this many elements the lanes' float sums are emptied into a double.
    static final int SQUARE_BLOCK = 4096;

    private final int panel;

    ScalarKernel() {
        this(16);
    }

    /// @param panel columns that lie together in a packed matrix
    ScalarKernel(int panel) {
        this.panel = panel;
    }

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void multiplyAdd(Strided a, float[] b, int bOffset, float[] c, int cOffset, Shape shape) {
        ScalarProduct.multiplyAdd(a, b, bOffset, c, cOffset, shape);
    }

    @Override
    public Packed pack(Strided b, int k, int n) {
        var packed = new Packed(new float[ScalarProduct.packedLength(k, n, panel)], k, n);
        repack(b, packed);
        return packed;
    }

    @Override
    public void repack(Strided b, Packed destination) {
        ScalarProduct.pack(b, destination, panel);
    }

    @Override
    public void multiplyAdd(Strided a, Packed b, float[] c, int cOffset, int m) {
        ScalarProduct.multiplyAdd(a, b, c, cOffset, m, panel);
    }

    @Override
    public void transpose(float[] source, int sourceOffset, float[] destination, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                destination[column * rows + row] = source[sourceOffset + row * columns + column];
            }
        }
    }

    @Override
    public void lstmForward(int rows, int hidden, LstmForward step) {
        for (int row = 0; row < rows; row++) {
            int place = step.gatesOffset() + row * 4 * hidden;
            sigmoids(step.gates(), place, place + 2 * hidden);
            tanhs(step.gates(), place + 2 * hidden, place + 3 * hidden);
            sigmoids(step.gates(), place + 3 * hidden, place + 4 * hidden);
            cells(row, hidden, 0, step);
        }
    }

    static void sigmoids(float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = 1f / (1f + Exponential.exp(-z[i]));
        }
    }

    static void tanhs(float[] z, int from, int to) {
        for (int i = from; i < to; i++) {
            z[i] = tanh(z[i]);
        }
    }

    private static float tanh(float x) {
        float e1 = Exponential.expMinusOne(x * -2f);
        return -e1 / (e1 + 2f);
    }

    /// From activations to `c` and `h`: units `first` and up of one text.
    static void cells(int row, int hidden, int first, LstmForward step) {
        int place = step.gatesOffset() + row * 4 * hidden;
        for (int j = first; j < hidden; j++) {
            float i = step.gates()[place + j];
            float f = step.gates()[place + hidden + j];
            float g = step.gates()[place + 2 * hidden + j];
            float o = step.gates()[place + 3 * hidden + j];
            int unit = row * hidden + j;
            float c = Math.fma(f, step.cPrevious()[step.cPreviousOffset() + unit], i * g);
            float tanhC = tanh(c);
            step.c()[step.offset() + unit] = c;
            step.tanhC()[step.offset() + unit] = tanhC;
            step.h()[step.offset() + unit] = o * tanhC;
        }
    }

    @Override
    public void lstmBackward(int rows, int hidden, LstmBackward step) {
        for (int row = 0; row < rows; row++) {
            lstmBackwardRow(row, hidden, 0, step);
        }
    }

    static void lstmBackwardRow(int row, int hidden, int first, LstmBackward step) {
        float[] gates = step.gates();
        float[] dZ = step.dZ();
        int place = step.gatesOffset() + row * 4 * hidden;
        for (int j = first; j < hidden; j++) {
            int input = place + j;
            int forget = input + hidden;
            int candidate = forget + hidden;
            int output = candidate + hidden;
            int unit = row * hidden + j;
            float i = gates[input];
            float f = gates[forget];
            float g = gates[candidate];
            float o = gates[output];
            float tanhC = step.tanhC()[step.tanhCOffset() + unit];
            float dH = step.dH()[unit];
            float dC = Math.fma(dH * o, Math.fma(-tanhC, tanhC, 1f), step.dC()[unit]);
            float previous = step.cPrevious()[step.cPreviousOffset() + unit];
            dZ[input] = dC * g * (i * (1f - i));
            dZ[forget] = dC * previous * (f * (1f - f));
            dZ[candidate] = dC * i * Math.fma(-g, g, 1f);
            dZ[output] = dH * tanhC * (o * (1f - o));
            step.dC()[unit] = dC * f;
        }
    }

    @Override
    public void addScaled(float scale, float[] x, int xOffset, float[] y, int yOffset, int length) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Math.fma(scale, x[xOffset + i], y[yOffset + i]);
        }
    }

    @Override
    public void maxInto(float[] x, int xOffset, float[] y, int yOffset, int[] argument, int index, int length) {
        for (int i = 0; i < length; i++) {
            if (x[xOffset + i] > y[yOffset + i]) {
                y[yOffset + i] = x[xOffset + i];
                argument[yOffset + i] = index;
            }
        }
    }

    @Override
    public double sumOfSquares(float[] x, int offset, int length) {
        double sum = 0;
        float[] partial = new float[SQUARE_LANES];
        for (int start = 0; start < length; start += SQUARE_BLOCK) {
            int end = Math.min(length, start + SQUARE_BLOCK);
            Arrays.fill(partial, 0f);
            for (int i = start; i < end; i++) {
                float value = x[offset + i];
                partial[i % SQUARE_LANES] = Math.fma(value, value, partial[i % SQUARE_LANES]);
            }
            sum += sum(partial);
        }
        return sum;
    }

    /// The end of each block of [#sumOfSquares]: in double, lane by lane.
    static double sum(float[] partial) {
        double sum = 0;
        for (float lane : partial) {
            sum += lane;
        }
        return sum;
    }

    @Override
    public void adam(float[] weights, float[] gradient, float[] mean, float[] variance, int offset, int length,
            AdamStep step) {
        for (int i = offset; i < offset + length; i++) {
            float g = gradient[i];
            mean[i] = Math.fma(step.beta1(), mean[i], (1f - step.beta1()) * g);
            variance[i] = Math.fma(step.beta2(), variance[i], (1f - step.beta2()) * g * g);
            weights[i] -= step.stepSize() * mean[i] / ((float) Math.sqrt(variance[i]) + step.epsilon());
        }
    }
}
