package io.tidings.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.SplittableRandom;

import io.tidings.kernel.Kernels;
import org.junit.jupiter.api.Test;

/// The forward pass against the equations written out in double precision, and its indifference to batching.
class NetworkTest {

    private static final NetworkSpec SPEC = new NetworkSpec(40, 9, 17, 3, EnumSet.allOf(Pooling.class));

    @Test
    void logitsEqualTheEquationsWrittenOut() {
        Weights weights = Weights.random(SPEC, 3);
        int[][] texts = texts(12, 30);
        float[] logits = Network.of(Kernels.best(), weights).logits(texts, new Workspace());
        for (int b = 0; b < texts.length; b++) {
            double[] expected = ReferenceNetwork.logits(weights, texts[b]);
            for (int k = 0; k < expected.length; k++) {
                assertThat((double) logits[b * expected.length + k]).isCloseTo(expected[k], within(1e-5));
            }
        }
    }

    @Test
    void aFoldedEmbeddingGivesTheSameLogits() {
        Weights weights = Weights.random(SPEC, 4);
        int[][] texts = texts(20, 25);
        float[] plain = Network.of(Kernels.best(), weights).logits(texts, new Workspace());
        float[] folded = Network.folded(Kernels.best(), weights).logits(texts, new Workspace());
        assertThat(folded).as("the same sums in the same order").isEqualTo(plain);
    }

    @Test
    void aTextScoresTheSameAloneAndInABatch() {
        var network = Network.of(Kernels.best(), Weights.random(SPEC, 5));
        int[][] texts = texts(33, 40);
        var workspace = new Workspace();
        float[] together = network.probabilities(texts, 1.3f, workspace);
        for (int b = 0; b < texts.length; b++) {
            float[] alone = network.probabilities(new int[][]{texts[b]}, 1.3f, workspace);
            for (int k = 0; k < SPEC.classes(); k++) {
                assertThat(alone[k]).isCloseTo(together[b * SPEC.classes() + k], within(1e-6f));
            }
        }
    }

    @Test
    void anEmptyBatchHasNoScores() {
        var network = Network.of(Kernels.best(), Weights.random(SPEC, 5));
        assertThat(network.logits(new int[0][], new Workspace())).isEmpty();
    }

    @Test
    void anEmptyTextScoresLikeOneUnknownWord() {
        var network = Network.of(Kernels.best(), Weights.random(SPEC, 6));
        float[] logits = network.logits(new int[][]{{}, {1}}, new Workspace());
        for (int k = 0; k < SPEC.classes(); k++) {
            assertThat(logits[k]).isEqualTo(logits[SPEC.classes() + k]);
        }
    }

    @Test
    void probabilitiesSumToOneAndTemperatureFlattensThem() {
        var network = Network.of(Kernels.best(), Weights.random(SPEC, 7));
        int[][] text = {{3, 4, 5}};
        float[] sharp = network.probabilities(text, 0.1f, new Workspace());
        float[] flat = network.probabilities(text, 100f, new Workspace());
        assertThat(sharp[0] + sharp[1] + sharp[2]).isCloseTo(1f, within(1e-6f));
        for (float p : flat) {
            assertThat(p).isCloseTo(1f / 3, within(0.01f));
        }
    }

    @Test
    void specificationsRefuseNonsense() {
        assertThatThrownBy(() -> new NetworkSpec(10, 0, 4, 2, EnumSet.of(Pooling.LAST)))
                .hasMessage("embedding must be in 1..16777216, found 0");
        assertThatThrownBy(() -> new NetworkSpec(10, 4, 4, 2, EnumSet.noneOf(Pooling.class)))
                .hasMessageContaining("at least one of LAST, MEAN, MAX");
    }

    private static int[][] texts(int count, int longest) {
        var random = new SplittableRandom(17);
        int[][] texts = new int[count][];
        for (int b = 0; b < count; b++) {
            texts[b] = random.ints(random.nextInt(longest + 1), 1, SPEC.vocabulary()).toArray();
        }
        return texts;
    }
}
