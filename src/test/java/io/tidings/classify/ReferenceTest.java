package io.tidings.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final LabelSet LABELS = LabelSet.of("neg", "pos");

    @Test
    void holdsTheSharesOfLabelsAndBins() {
        var reference = Reference.of(List.of(outcome(0.9f, 10, 0), outcome(0.9f, 10, 5), outcome(0.2f, 3, 0),
                outcome(0.4f, 0, 0)));

        assertThat(reference.count()).isEqualTo(4);
        assertThat(reference.labels()).isEqualTo(Map.of("neg", 0.5, "pos", 0.5));
        assertThat(share(reference, Measure.CONFIDENCE, 0.6f)).isEqualTo(0.25);
        assertThat(share(reference, Measure.CONFIDENCE, 1 - 0.2f)).isEqualTo(0.25);
        assertThat(share(reference, Measure.UNKNOWN, 0)).isEqualTo(0.75);
        assertThat(share(reference, Measure.UNKNOWN, 0.5)).isEqualTo(0.25);
        assertThat(share(reference, Measure.LENGTH, 0)).isEqualTo(0.25);
        assertThat(share(reference, Measure.LENGTH, 10)).isEqualTo(0.5);
    }

    @Test
    void readsBackWhatAManifestKeeps() {
        var reference = Reference.of(List.of(outcome(0.9f, 10, 0), outcome(0.3f, 200, 5)));

        assertThat(Reference.of(reference.toMap())).isEqualTo(reference);
        assertThat(Reference.of(Reference.EMPTY.toMap())).isEqualTo(Reference.EMPTY);
    }

    @Test
    void passesOverKeysOfLaterVersions() {
        Map<String, List<Double>> map = new java.util.TreeMap<>(Reference.EMPTY.toMap());
        map.put("emoji", List.of(0.5, 0.5));

        assertThat(Reference.of(map)).isEqualTo(Reference.EMPTY);
    }

    @Test
    void refusesBinsAndSharesThatAreNone() {
        assertThatThrownBy(() -> Reference.of(Map.of("length", List.of(1.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length: expected the shares of 25 bins, found 1");
        assertThatThrownBy(() -> Reference.of(Map.of("label.pos", List.of(1.5))))
                .hasMessage("expected shares within 0..1, found 1.5");
    }

    @Test
    void twoTogetherAreThatOfAllOutcomes() {
        List<Classification> one = List.of(outcome(0.9f, 10, 0), outcome(0.3f, 200, 5));
        List<Classification> other = List.of(outcome(0.7f, 1, 1), outcome(0.1f, 2_000, 5), outcome(0.5f, 7, 0));
        var all = new ArrayList<>(one);
        all.addAll(other);

        Reference sum = Reference.of(one).plus(Reference.of(other));

        Reference expected = Reference.of(all);
        assertThat(sum.count()).isEqualTo(5);
        expected.toMap().forEach((key, values) -> {
            List<Double> found = sum.toMap().getOrDefault(key, List.of());
            assertThat(found).as(key).hasSameSizeAs(values);
            for (int i = 0; i < values.size(); i++) {
                assertThat(found.get(i)).as(key).isCloseTo(values.get(i), within(1e-12));
            }
        });
    }

    @Test
    void aTallyOfManyLabelsStaysSmall() {
        var tally = new Tally();
        for (int i = 0; i < 10_000; i++) {
            tally.add("label-" + i, 1);
        }

        assertThat(tally.labels()).hasSize(Tally.MOST_LABELS + 1).containsEntry(Tally.OTHER, 10_000L - 256);
        assertThat(tally.count()).isEqualTo(10_000);
    }

    @Test
    void aValueOnAnEdgeBelongsToTheBinThatEndsThere() {
        assertThat(Measure.LENGTH.bin(0)).isZero();
        assertThat(Measure.LENGTH.bin(1)).isEqualTo(1);
        assertThat(Measure.LENGTH.bin(4096)).isEqualTo(Measure.LENGTH.bins() - 2);
        assertThat(Measure.LENGTH.bin(4097)).isEqualTo(Measure.LENGTH.bins() - 1);
        assertThat(Measure.CONFIDENCE.bin(Double.NaN)).isEqualTo(Measure.CONFIDENCE.bins() - 1);
    }

    private static double share(Reference reference, Measure measure, double value) {
        return reference.bins().getOrDefault(measure, List.of()).get(measure.bin(value));
    }

    private static Classification outcome(float positive, int tokens, int unknown) {
        return new Classification(new Scores(LABELS, 1 - positive, positive), tokens, unknown, false, "Latn");
    }
}
