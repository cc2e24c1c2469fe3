package io.tidings.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import io.tidings.kernel.Kernels;
import io.tidings.nn.Gradient.Sampling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Checks the gradient of every parameter block by central differences of the loss.
class GradientTest {

    private static final int[][] TEXTS = {{2, 3, 4, 2, 6}, {5}, {}, {6, 6, 3}, {4, 2, 5, 3, 1, 2, 7}};
    private static final float[] TARGETS = {1, 0, 0, 0, 1, 0, 0, 0.25f, 0.75f, 1, 0, 0, 0, 0, 1};
    private static final double STEP = 1e-2;

    record Case(Set<Pooling> pooling, DropoutRates rates) {}

    static List<Case> cases() {
        return List.of(new Case(EnumSet.of(Pooling.LAST), DropoutRates.NONE),
                new Case(EnumSet.of(Pooling.MEAN), DropoutRates.NONE),
                new Case(EnumSet.of(Pooling.MAX), DropoutRates.NONE),
                new Case(EnumSet.allOf(Pooling.class), DropoutRates.NONE),
                new Case(EnumSet.allOf(Pooling.class), new DropoutRates(0.3, 0.4, 0.5)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyBlockAgreesWithFiniteDifferences(Case c) {
        var spec = new NetworkSpec(8, 5, 7, 3, c.pooling());
        Weights weights = Weights.random(spec, 11);
        scatter(weights);
        var sampling = new Sampling(c.rates(), 99);
        Weights gradient = Weights.zeros(spec);
        new Gradient(Kernels.best(), weights).add(TEXTS, Loss.of(TARGETS, 1f), sampling, gradient);
        for (int b = 0; b < weights.blocks().size(); b++) {
            Block block = weights.blocks().get(b);
            for (int i = 0; i < block.values().length; i++) {
                double expected = difference(weights, block.values(), i, sampling);
                assertThat((double) gradient.blocks().get(b).values()[i]).as(block.name() + "[" + i + "]")
                        .isCloseTo(expected, within(2e-3 + 2e-2 * Math.abs(expected)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsAreAddedToWhatIsThere(Case c) {
        var spec = new NetworkSpec(8, 5, 7, 3, c.pooling());
        Weights weights = Weights.random(spec, 11);
        var gradient = new Gradient(Kernels.best(), weights);
        Weights once = Weights.zeros(spec);
        Weights twice = Weights.zeros(spec);
        var sampling = new Sampling(c.rates(), 3);
        gradient.add(TEXTS, Loss.of(TARGETS, 1f), sampling, once);
        gradient.add(TEXTS, Loss.of(TARGETS, 1f), sampling, twice);
        gradient.add(TEXTS, Loss.of(TARGETS, 1f), sampling, twice);
        for (int b = 0; b < once.blocks().size(); b++) {
            float[] single = once.blocks().get(b).values();
            float[] doubled = twice.blocks().get(b).values();
            for (int i = 0; i < single.length; i++) {
                assertThat(doubled[i]).isCloseTo(2 * single[i], within(1e-5f));
            }
        }
    }

    /// Larger embeddings and biases than training starts with: gradients worth comparing.
    private static void scatter(Weights weights) {
        var random = new SplittableRandom(5);
        for (int i = 0; i < weights.embedding().length; i++) {
            weights.embedding()[i] = (float) (2 * random.nextDouble() - 1);
        }
        for (int i = 0; i < weights.gateBias().length; i++) {
            weights.gateBias()[i] += (float) (random.nextDouble() - 0.5);
        }
    }

    private static double difference(Weights weights, float[] values, int i, Sampling sampling) {
        float kept = values[i];
        values[i] = kept + (float) STEP;
        double up = loss(weights, sampling);
        values[i] = kept - (float) STEP;
        double down = loss(weights, sampling);
        values[i] = kept;
        return (up - down) / (2 * STEP);
    }

    private static double loss(Weights weights, Sampling sampling) {
        return new Gradient(Kernels.best(), weights)
                .add(TEXTS, Loss.of(TARGETS, 1f), sampling, Weights.zeros(weights.spec()))
                .loss();
    }
}
