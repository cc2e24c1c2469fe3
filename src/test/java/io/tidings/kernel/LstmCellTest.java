package io.tidings.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.tidings.kernel.Kernel.LstmBackward;
import io.tidings.kernel.Kernel.LstmForward;
import org.junit.jupiter.api.Test;

/// The cell against the same formulas in double.
class LstmCellTest {

    private final Kernel kernel = Kernels.best();

    @Test
    void sigmoidAndTanhAreExactToAFewUnitsInTheLastPlace() {
        double worst = 0;
        for (float z = -20f; z <= 20f; z += 0.0137f) {
            float[] gates = {z, -z, z, z / 2};
            float[] h = forward(gates, 0f);
            worst = Math.max(worst, relative(gates[0], sigmoid(z)));
            worst = Math.max(worst, relative(gates[1], sigmoid(-z)));
            worst = Math.max(worst, relative(gates[2], Math.tanh(z)));
            worst = Math.max(worst, relative(gates[3], sigmoid(z / 2)));
            worst = Math.max(worst, relative(h[0], gates[3] * Math.tanh((double) gates[0] * gates[2])));
        }
        assertThat(worst).isLessThan(6e-7);
    }

    @Test
    void tanhIsPreciseNearZero() {
        for (float z = 1e-30f; z < 0.5f; z *= 1.7f) {
            float[] gates = {0, 0, z, 0};
            forward(gates, 0f);
            assertThat(relative(gates[2], Math.tanh(z))).as("tanh(%s)", z).isLessThan(4e-7);
        }
    }

    @Test
    void activationsSaturateWithoutOverflow() {
        float[] high = {100f, 100f, 100f, 100f};
        assertThat(forward(high, 0.5f)[0]).isCloseTo((float) Math.tanh(1.5), offset(1e-6f));
        assertThat(high).containsExactly(new float[]{1f, 1f, 1f, 1f}, offset(1e-6f));
        float[] low = {-100f, -100f, -100f, -100f};
        forward(low, 0.5f);
        assertThat(low).containsExactly(new float[]{0f, 0f, -1f, 0f}, offset(1e-6f));
        float[] infinite = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY,
                Float.POSITIVE_INFINITY};
        forward(infinite, 0.5f);
        assertThat(infinite).containsExactly(new float[]{1f, 0f, -1f, 1f}, offset(1e-6f));
    }

    @Test
    void nanReachesTheOutput() {
        for (int gate = 0; gate < 4; gate++) {
            float[] gates = {0.1f, 0.2f, 0.3f, 0.4f};
            gates[gate] = Float.NaN;
            assertThat(forward(gates, 1f)[0]).isNaN();
        }
        assertThat(forward(new float[]{0, 0, 0, 0}, Float.NaN)[0]).isNaN();
    }

    @Test
    void theGradientMatchesFiniteDifferences() {
        double[] z = {0.3, -0.7, 0.5, 1.1};
        double cPrevious = 0.8;
        float[] gates = {0.3f, -0.7f, 0.5f, 1.1f};
        float[] c = new float[1];
        float[] tanhC = new float[1];
        kernel.lstmForward(1, 1, new LstmForward(gates, 0, new float[]{0.8f}, 0, c, tanhC, new float[1], 0));
        float[] dZ = new float[4];
        float[] dC = {0.25f};
        kernel.lstmBackward(1, 1, new LstmBackward(gates, dZ, 0, new float[]{0.8f}, 0, tanhC, 0, new float[]{2f}, dC));
        for (int gate = 0; gate < 4; gate++) {
            double[] up = z.clone();
            double[] down = z.clone();
            up[gate] += 1e-5;
            down[gate] -= 1e-5;
            double slope = (loss(up, cPrevious) - loss(down, cPrevious)) / 2e-5;
            assertThat((double) dZ[gate]).as("gate %d", gate).isCloseTo(slope, offset(1e-6));
        }
        double slope = (loss(z, cPrevious + 1e-5) - loss(z, cPrevious - 1e-5)) / 2e-5;
        assertThat((double) dC[0]).isCloseTo(slope, offset(1e-6));
    }

    /// `2 h + 0.25 c`.
    private static double loss(double[] z, double cPrevious) {
        double c = sigmoid(z[1]) * cPrevious + sigmoid(z[0]) * Math.tanh(z[2]);
        return 2 * sigmoid(z[3]) * Math.tanh(c) + 0.25 * c;
    }

    private float[] forward(float[] gates, float cPrevious) {
        float[] h = new float[1];
        kernel.lstmForward(1, 1,
                new LstmForward(gates, 0, new float[]{cPrevious}, 0, new float[1], new float[1], h, 0));
        return h;
    }

    private static double relative(float actual, double expected) {
        return expected == 0 ? Math.abs(actual) : Math.abs((actual - expected) / expected);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
