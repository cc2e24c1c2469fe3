package io.tidings.kernel;

import java.time.Duration;

import io.tidings.kernel.Kernel.AdamStep;
import io.tidings.kernel.Kernel.LstmBackward;
import io.tidings.kernel.Kernel.LstmForward;
import io.tidings.kernel.Kernel.Packed;
import io.tidings.kernel.Kernel.Strided;

/// Small rounds of all operations, until the SIMD kernel does them faster than the scalar one.
final class WarmUp {

    private static final int ROWS = 9; // six, two and one
    private static final int HIDDEN = 64;
    private static final int GATES = 4 * HIDDEN;
    /// So many rounds in a row must be faster, so that a pause of the scalar kernel does not decide.
    private static final int WINS = 20;

    private final Kernel scalar;
    private final Kernel vector;
    private final Duration limit;
    private final float[] gates = new float[ROWS * GATES];
    private final float[] dZ = new float[ROWS * GATES];
    private final float[] c = new float[ROWS * HIDDEN];
    private final float[] h = new float[ROWS * HIDDEN];
    private final float[] dH = new float[ROWS * HIDDEN];
    private final float[] sums = new float[HIDDEN * GATES];
    private final float[] moments = new float[2 * HIDDEN * GATES];
    private final int[] argument = new int[ROWS * HIDDEN];
    private final Packed recurrent;

    /// @param limit after which the SIMD kernel is given up
    WarmUp(Kernel scalar, Kernel vector, Duration limit) {
        this.scalar = scalar;
        this.vector = vector;
        this.limit = limit;
        this.recurrent = scalar.pack(Strided.rows(sums, 0, GATES), HIDDEN, GATES);
    }

    boolean succeeds() {
        long start = System.nanoTime();
        int wins = 0;
        while (wins < WINS) {
            long slow = time(scalar);
            wins = time(vector) < slow ? wins + 1 : 0;
            if (System.nanoTime() - start > limit.toNanos()) {
                return false;
            }
        }
        return true;
    }

    private long time(Kernel kernel) {
        long start = System.nanoTime();
        round(kernel);
        return System.nanoTime() - start;
    }

    /// All arrays stay zero, or close to it.
    private void round(Kernel kernel) {
        kernel.multiplyAdd(Strided.rows(h, 0, HIDDEN), recurrent, gates, 0, ROWS);
        kernel.lstmForward(ROWS, HIDDEN, new LstmForward(gates, 0, c, 0, c, dH, h, 0));
        kernel.maxInto(h, 0, c, 0, argument, 0, h.length);
        kernel.lstmBackward(ROWS, HIDDEN, new LstmBackward(gates, dZ, 0, c, 0, h, 0, dH, c));
        kernel.repack(Strided.rows(sums, 0, GATES), recurrent);
        kernel.multiplyAdd(Strided.transposed(h, 0, HIDDEN), dZ, 0, sums, 0, new Kernel.Shape(HIDDEN, GATES, ROWS));
        kernel.multiplyAdd(Strided.rows(h, 0, ROWS), dZ, 0, sums, 0, new Kernel.Shape(1, GATES, ROWS));
        double norm = kernel.sumOfSquares(sums, 0, sums.length);
        kernel.addScaled(norm > 1 ? 0f : 1e-9f, sums, 0, moments, 0, sums.length);
        kernel.adam(sums, dZ, moments, moments, 0, dZ.length, new AdamStep(0f, 0.5f, 0.5f, 1f));
    }
}
