package io.tidings.learn.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PrequentialStateTest {

    @Test
    void theWindowForgetsWhatIsOlder() {
        var accuracy = new PrequentialState(0.9, 4);
        for (boolean wrong : new boolean[]{true, true, true, false, false, false, true}) {
            accuracy.add(wrong);
        }

        assertThat(accuracy.windowAccuracy()).isEqualTo(0.75);
        assertThat(accuracy.count()).isEqualTo(7);
    }

    @Test
    void olderAnswersFade() {
        var accuracy = new PrequentialState(0.5, 4);
        accuracy.add(true);
        accuracy.add(false);
        accuracy.add(false);

        // Wrong 0.25 of 1 + 0.5 + 0.25.
        assertThat(accuracy.fadingAccuracy()).isCloseTo(1 - 0.25 / 1.75, within(1e-12));
    }

    @Test
    void beforeTheFirstThereIsNoAccuracy() {
        var accuracy = new PrequentialState(0.5, 4);

        assertThat(accuracy.fadingAccuracy()).isNaN();
        assertThat(accuracy.windowAccuracy()).isNaN();
    }
}
