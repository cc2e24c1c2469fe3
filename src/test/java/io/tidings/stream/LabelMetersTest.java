package io.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;

import io.tidings.classify.Classification;
import io.tidings.classify.LabelSet;
import io.tidings.classify.Scores;
import org.junit.jupiter.api.Test;

class LabelMetersTest {

    private static final LabelSet LABELS = LabelSet.of("neg", "pos");

    @Test
    void eventsAreCountedByWhatTheySay() {
        var meters = new LabelMeters();
        meters.record(new Classification(new Scores(LABELS, 0.25f, 0.75f), 10, 2, false, "Latn"), false);
        meters.record(new Classification(new Scores(LABELS, 0.5f, 0.5f), 5, 0, true, "Latn"), true);
        meters.record(new Classification(new Scores(LABELS, 0f, 1f), 1, 1, false, "Latn"), false);
        var found = meters.counters();
        assertThat(found.tokens()).isEqualTo(16);
        assertThat(found.unknown()).isEqualTo(3);
        assertThat(found.truncated()).isEqualTo(1);
        assertThat(found.uncertain()).isEqualTo(1);
        assertThat(found.labels()).isEqualTo(Map.of("pos", 2L, "neg", 1L));
        assertThat(found.confidences().count()).isEqualTo(3);
        assertThat(found.confidences().sum()).isCloseTo(2.25, within(1e-6));
    }

    @Test
    void aBoundBelongsToTheRangeBelowIt() {
        var meter = new SpreadMeter(1, 2);
        List.of(0.5, 1.0, 1.5, 2.0, 2.5, 9.0).forEach(meter::record);
        assertThat(meter.spread()).isEqualTo(new Spread(List.of(1.0, 2.0), List.of(2L, 2L, 2L), 16.5));
        assertThatThrownBy(() -> new Spread(List.of(1.0), List.of(1L), 1)).hasMessageContaining("expected 2 counts");
    }
}
