package io.tidings.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    /// Labels are drawn from the softmax of true logits; the model sees them `factor` times too large.
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3})
    void findsTheTemperatureThatUndoesOverconfidence(double factor) {
        var random = new SplittableRandom(4);
        float[][] logits = new float[20_000][];
        int[] labels = new int[logits.length];
        for (int i = 0; i < logits.length; i++) {
            double truth = 2 * random.nextGaussian();
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-truth)) ? 1 : 0;
            logits[i] = new float[]{0, (float) (factor * truth)};
        }
        assertThat(Calibration.temperature(logits, labels)).isCloseTo(factor, within(0.06 * factor));
    }

    /// Bin 0.9..1: confidence 1.8 in sum, 1 right; bin 0.6..0.7: 1.25 in sum, 2 right: (0.8 + 0.75) / 4.
    @Test
    void theExpectedErrorEqualsOneWorkedByHand() {
        double error = Calibration.expectedError(new double[]{0.9, 0.65, 0.9, 0.6},
                new boolean[]{true, true, false, true}, 10);
        assertThat(error).isCloseTo(0.3875, within(1e-9));
    }

    @Test
    void confidenceThatIsAlwaysRightHasNoError() {
        assertThat(Calibration.expectedError(new double[]{1, 1}, new boolean[]{true, true}, 15)).isZero();
        assertThat(Calibration.expectedError(new double[0], new boolean[0], 15)).isZero();
    }

    @Test
    void crossEntropyOfLargeLogitsDoesNotOverflow() {
        assertThat(Calibration.crossEntropy(new float[]{1e4f, 0}, 0, 1)).isCloseTo(0, within(1e-12));
        assertThat(Calibration.crossEntropy(new float[]{1e4f, 0}, 1, 1)).isCloseTo(1e4, within(1e-6));
        assertThat(Calibration.crossEntropy(new float[]{0, 0, 0}, 1, 1)).isCloseTo(Math.log(3), within(1e-12));
    }
}
