package io.tidings.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;

import io.tidings.kernel.Kernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The gradient against central differences of [ReferenceNetwork], which shares no code with the network and is exact
/// enough for a tight tolerance.
class ReferenceGradientTest {

    private static final int[][] TEXTS = {{2, 3, 4, 2, 6}, {5}, {}, {6, 6, 3}, {4, 2, 5, 3, 1, 2, 7}};
    private static final int[] LABELS = {0, 1, 2, 0, 2};
    /// So short that no maximum over time changes hands within it.
    private static final float STEP = 1e-5f;

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void everyBlockAgreesWithTheEquationsInDoublePrecision(Pooling pooling) {
        var spec = new NetworkSpec(8, 4, 5, 3, EnumSet.of(pooling));
        Weights weights = Weights.random(spec, 21);
        Weights gradient = Weights.zeros(spec);
        var loss = new Gradient(Kernels.best(), weights).add(TEXTS, Loss.of(targets(spec), 1f),
                Gradient.Sampling.NONE, gradient);
        assertThat(loss.loss()).isCloseTo(reference(weights), within(1e-5));
        for (int b = 0; b < weights.blocks().size(); b++) {
            Block block = weights.blocks().get(b);
            for (int i = 0; i < block.values().length; i++) {
                double expected = slope(weights, block.values(), i);
                assertThat((double) gradient.blocks().get(b).values()[i]).as(block.name() + "[" + i + "]")
                        .isCloseTo(expected, within(2e-5 + 1e-4 * Math.abs(expected)));
            }
        }
    }

    private static float[] targets(NetworkSpec spec) {
        float[] targets = new float[LABELS.length * spec.classes()];
        for (int i = 0; i < LABELS.length; i++) {
            targets[i * spec.classes() + LABELS[i]] = 1;
        }
        return targets;
    }

    private static double slope(Weights weights, float[] values, int i) {
        float kept = values[i];
        float above = kept + STEP;
        float below = kept - STEP;
        values[i] = above;
        double up = reference(weights);
        values[i] = below;
        double down = reference(weights);
        values[i] = kept;
        return (up - down) / ((double) above - below);
    }

    private static double reference(Weights weights) {
        double loss = 0;
        for (int b = 0; b < TEXTS.length; b++) {
            double[] logits = ReferenceNetwork.logits(weights, TEXTS[b]);
            double sum = 0;
            for (double logit : logits) {
                sum += Math.exp(logit);
            }
            loss += Math.log(sum) - logits[LABELS[b]];
        }
        return loss;
    }
}
