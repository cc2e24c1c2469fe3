package io.tidings.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {

    @Test
    void risesInAStraightLineToThePeak() {
        var rate = new LearningRate(2, 0.1, 0);
        assertThat(rate.at(0, 100)).isCloseTo(2.0 / 11, within(1e-12));
        assertThat(rate.at(4, 100)).isCloseTo(10.0 / 11, within(1e-12));
        assertThat(rate.at(9, 100)).isCloseTo(20.0 / 11, within(1e-12));
        assertThat(rate.at(10, 100)).isCloseTo(2, within(1e-12));
    }

    @Test
    void fallsAlongHalfACosineToItsEnd() {
        var rate = new LearningRate(1, 0, 0.02);
        assertThat(rate.at(0, 101)).isCloseTo(1, within(1e-12));
        assertThat(rate.at(25, 101)).isCloseTo(0.8564823, within(1e-7));
        assertThat(rate.at(50, 101)).isCloseTo(0.51, within(1e-12));
        assertThat(rate.at(75, 101)).isCloseTo(0.1635177, within(1e-7));
        assertThat(rate.at(100, 101)).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void aTrainingOfOneStepHasARate() {
        assertThat(new LearningRate(1, 0.05, 0.02).at(0, 1)).isPositive().isLessThanOrEqualTo(1);
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> new LearningRate(0, 0.1, 0)).hasMessageContaining("peak > 0");
        assertThatThrownBy(() -> new LearningRate(1, 1, 0)).hasMessageContaining("found 1.0, 1.0, 0.0");
        assertThatThrownBy(() -> new LearningRate(Double.NaN, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
