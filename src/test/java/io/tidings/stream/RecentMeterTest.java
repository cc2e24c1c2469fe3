package io.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class RecentMeterTest {

    private long nanos;
    private final RecentMeter meter = new RecentMeter(1_000_000, () -> nanos);

    @Test
    void withoutValuesAllIsZero() {
        assertThat(meter.figures()).isEqualTo(new RecentFigures(0, 0, 0, 0, 0));
    }

    @Test
    void percentilesAreWithinAPercent() {
        for (int i = 1; i <= 1_000; i++) {
            meter.record(i);
        }
        RecentFigures figures = meter.figures();
        assertThat(figures.count()).isEqualTo(1_000);
        assertThat(figures.mean()).isCloseTo(500.5, within(5.0));
        assertThat(figures.p50()).isCloseTo(500, within(5.0));
        assertThat(figures.p99()).isCloseTo(990, within(10.0));
        assertThat(figures.max()).isCloseTo(1_000, within(10.0));
        assertThat(figures.dividedBy(10).mean()).isCloseTo(50, within(0.5));
    }

    @Test
    void whatIsOlderThanAMinuteIsForgotten() {
        meter.record(7);
        meter.figures();
        nanos += Duration.ofSeconds(31).toNanos();
        assertThat(meter.figures().count()).isEqualTo(1);
        nanos += Duration.ofSeconds(31).toNanos();
        assertThat(meter.figures().count()).isZero();
    }

    @Test
    void whatIsTooLargeCountsAsTheLargest() {
        meter.record(Long.MAX_VALUE);
        meter.record(-5);
        assertThat(meter.figures().max()).isCloseTo(1_000_000, within(10_000.0));
    }
}
