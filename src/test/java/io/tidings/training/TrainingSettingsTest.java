package io.tidings.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.nn.DropoutRates;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {

    private static final LearningRate RATE = new LearningRate(1e-3, 0, 0);

    @Test
    void nonsenseIsRefusedByName() {
        assertThatThrownBy(() -> new TrainingSettings(0, 1, RATE, 1, DropoutRates.NONE, 0, 0, 1, 1, 1))
                .hasMessage("epochs must be at least 1, found 0");
        assertThatThrownBy(() -> new TrainingSettings(1, 1, RATE, Double.NaN, DropoutRates.NONE, 0, 0, 1, 1, 1))
                .hasMessage("clip must be above 0, found NaN");
        assertThatThrownBy(() -> new TrainingSettings(1, 1, RATE, 1, DropoutRates.NONE, 1, 0, 1, 1, 1))
                .hasMessage("labelSmoothing must be in 0..1, found 1.0");
        assertThatThrownBy(() -> new TrainingSettings(1, 1, RATE, 1, DropoutRates.NONE, 0, 0, 1, 0, 1))
                .hasMessage("threads must be at least 1, found 0");
        assertThatThrownBy(() -> new DropoutRates(0, 1, 0)).hasMessage("dropout.embedding must be in 0..1, found 1.0");
    }

    @Test
    void aChangedCopyKeepsTheRest() {
        var settings = TrainingSettings.DEFAULT;
        assertThat(settings.withSeed(9).seed()).isEqualTo(9);
        assertThat(settings.withSeed(9).withSeed(settings.seed())).isEqualTo(settings);
        assertThat(settings.withThreads(7).withThreads(settings.threads())).isEqualTo(settings);
        assertThat(settings.withEpochs(3).withEpochs(settings.epochs())).isEqualTo(settings);
    }

    @Test
    void samplesNeedATargetEachAndTheLargestIsTheLabel() {
        assertThatThrownBy(() -> new Samples(new int[2][0], new float[1][2]))
                .hasMessage("as many targets and weights as texts are needed, found 1 and 2 for 2");
        var soft = new Samples(new int[][]{{2}, {3, 4}}, new float[][]{{0.4f, 0.6f}, {0.9f, 0.1f}});
        assertThat(soft.label(0)).isEqualTo(1);
        assertThat(soft.label(1)).isZero();
        assertThat(soft.tokens()).isEqualTo(3);
    }
}
