package io.tidings.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeedsTest {

    private static final long MILLI = 1_000_000;

    @Test
    void tellsReviewsBesideATrainingFromOthers() {
        var speeds = new Speeds();
        for (int i = 0; i <= 10; i++) {
            speeds.saw(i * MILLI, false);
        }
        for (int i = 1; i <= 10; i++) {
            speeds.saw((10 + 2 * i) * MILLI, true);
        }
        assertThat(speeds.perSecond()).containsEntry("reviewsPerSecondAlone", 1000.0)
                .containsEntry("reviewsPerSecondTraining", 500.0);
    }

    @Test
    void nothingSeenIsNoSpeed() {
        assertThat(new Speeds().perSecond().values()).containsOnly(0.0);
    }
}
