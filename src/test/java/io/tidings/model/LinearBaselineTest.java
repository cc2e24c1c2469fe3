package io.tidings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.stream.IntStream;

import io.tidings.classify.LabelSet;
import org.junit.jupiter.api.Test;

class LinearBaselineTest {

    private static final LabelSet LABELS = LabelSet.of("neg", "pos", "neutral");

    @Test
    void learnsWordsAndPairsOfThreeLabels() {
        // The pair (2, 3) means neg, (3, 2) pos, the word 4 neutral.
        var texts = IntStream.range(0, 300).mapToObj(i -> switch (i % 3) {
            case 0 -> new int[]{5, 2, 3};
            case 1 -> new int[]{5, 3, 2};
            default -> new int[]{5, 4};
        }).toList();
        int[] labels = IntStream.range(0, 300).map(i -> i % 3).toArray();
        var baseline = LinearBaseline.train(texts, labels, LABELS, new LinearBaseline.Size(6, 1 << 10), 1);
        assertThat(baseline.best(new int[]{2, 3, 5})).isZero();
        assertThat(baseline.best(new int[]{3, 2, 5})).isEqualTo(1);
        assertThat(baseline.best(new int[]{4})).isEqualTo(2);
    }

    @Test
    void scoresTextsWithoutAnyKnownWord() {
        var baseline = LinearBaseline.train(List.of(new int[]{2}, new int[]{1}, new int[]{3}), new int[]{0, 1, 1},
                LabelSet.of("neg", "pos"), new LinearBaseline.Size(4, 8), 1);
        for (int[] text : List.of(new int[0], new int[]{1, 1})) {
            float[] scores = baseline.probabilities(text);
            assertThat(scores[0] + scores[1]).isCloseTo(1, offset(1e-6f));
        }
    }
}
