package io.tidings.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import io.tidings.kernel.Kernel;
import io.tidings.kernel.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttributionTest {

    private static final Kernel KERNEL = Kernels.best();
    private static final float TEMPERATURE = 0.8f;
    private static final int[] TEXT = {2, 3, 4, 5, 6, 7, 8};
    private static final int POINTS = 101;
    private static final double STEP = 1e-2;

    static List<Set<Pooling>> poolings() {
        return List.of(EnumSet.of(Pooling.LAST), EnumSet.of(Pooling.MEAN), EnumSet.of(Pooling.MAX),
                EnumSet.allOf(Pooling.class));
    }

    @ParameterizedTest
    @MethodSource("poolings")
    void contributionsAreTheIntegralsOfFiniteDifferences(Set<Pooling> pooling) {
        Weights weights = weights(pooling, 3);
        var found = new Attribution(KERNEL, weights).explain(TEXT, POINTS, TEMPERATURE, new Workspace());
        for (int t = 0; t < TEXT.length; t++) {
            double expected = 0;
            for (int point = 0; point < POINTS; point++) {
                double share = point == 0 || point == POINTS - 1 ? 0.5 : 1;
                expected += share / (POINTS - 1) * slope(weights, (double) point / (POINTS - 1), t, found.best());
            }
            assertThat(found.tokens()[t]).as("token " + t).isCloseTo(expected, within(4e-3));
        }
    }

    @ParameterizedTest
    @MethodSource("poolings")
    void contributionsSumToTheDifferenceFromTheBaselineEvenWithFewPoints(Set<Pooling> pooling) {
        for (int classes : new int[]{2, 5}) {
            var attribution = new Attribution(KERNEL, weights(pooling, classes));
            for (int points = 2; points < 9; points++) {
                var found = attribution.explain(TEXT, points, TEMPERATURE, new Workspace());
                assertThat(found.sum()).isCloseTo(found.difference(), within(1e-4));
            }
        }
    }

    @Test
    void scoresAreThoseOfTheNetworkAndTheBaselineIsATextOfUnknownWords() {
        Weights weights = weights(EnumSet.allOf(Pooling.class), 3);
        var found = new Attribution(KERNEL, weights).explain(TEXT, 6, TEMPERATURE, new Workspace());
        var network = Network.of(KERNEL, weights);
        assertThat(found.scores())
                .containsExactly(network.probabilities(new int[][]{TEXT}, TEMPERATURE, new Workspace()));
        double p = found.scores()[found.best()];
        assertThat(found.score()).isCloseTo(Math.log(p / (1 - p)), within(1e-5));
        float[] unknown = network.probabilities(new int[][]{{1, 1, 1, 1, 1, 1, 1}}, TEMPERATURE, new Workspace());
        double q = unknown[found.best()];
        assertThat(found.baseline()).isCloseTo(Math.log(q / (1 - q)), within(1e-5));
    }

    @Test
    void unknownWordsContributeNothing() {
        var attribution = new Attribution(KERNEL, weights(EnumSet.allOf(Pooling.class), 2));
        var found = attribution.explain(new int[]{1, 4, 1, 1}, 6, 1, new Workspace());
        assertThat(found.tokens()[0]).isZero();
        assertThat(found.tokens()[1]).isNotZero();
        assertThat(found.tokens()[3]).isZero();
        assertThat(attribution.explain(new int[0], 6, 1, new Workspace()).tokens()).containsExactly(0);
    }

    @Test
    void aReusedWorkspaceChangesNothing() {
        var attribution = new Attribution(KERNEL, weights(EnumSet.allOf(Pooling.class), 2));
        var workspace = new Workspace();
        attribution.explain(new int[]{8, 8, 7, 6, 5, 4, 3, 2, 2, 2, 2}, 9, 1, workspace);
        assertThat(attribution.explain(TEXT, 5, 1, workspace).tokens())
                .containsExactly(attribution.explain(TEXT, 5, 1, new Workspace()).tokens());
    }

    @Test
    void logOddsHoldForLargeLogitsOfManyClasses() {
        float[] logits = {900f, -900f, 880f, 0f};
        var odds = LogOdds.ofBest(logits, 0, 4, 1);
        assertThat(odds.best()).isZero();
        assertThat(odds.value(logits, 0)).isCloseTo(20, within(1e-9));
        var gradient = new float[4];
        odds.gradient(logits, gradient, 0);
        assertThat(gradient).containsExactly(new float[]{1f, 0f, -1f, 0f}, within(1e-6f));
    }

    @Test
    void aLineNeedsTwoPoints() {
        assertThatThrownBy(() -> new Quadrature(1)).hasMessage("a line needs at least 2 points, found 1");
    }

    /// By how much the log-odds change when token `t` moves along the line, all tokens being at `at`.
    private static double slope(Weights weights, double at, int t, int best) {
        return (logOdds(weights, at, t, STEP, best) - logOdds(weights, at, t, -STEP, best)) / (2 * STEP);
    }

    private static double logOdds(Weights weights, double at, int moved, double by, int best) {
        Weights changed = weights.copy();
        int e = weights.spec().embedding();
        for (int t = 0; t < TEXT.length; t++) {
            double scale = at + (t == moved ? by : 0);
            for (int j = 0; j < e; j++) {
                float unknown = weights.embedding()[e + j];
                float word = weights.embedding()[TEXT[t] * e + j];
                changed.embedding()[TEXT[t] * e + j] = (float) (unknown + scale * (word - unknown));
            }
        }
        float[] logits = Network.of(KERNEL, changed).logits(new int[][]{TEXT}, new Workspace());
        return new LogOdds(best, logits.length, TEMPERATURE).value(logits, 0);
    }

    private static Weights weights(Set<Pooling> pooling, int classes) {
        Weights weights = Weights.random(new NetworkSpec(9, 5, 7, classes, pooling), 11);
        var random = new SplittableRandom(5);
        for (int i = 0; i < weights.embedding().length; i++) {
            weights.embedding()[i] = (float) (2 * random.nextDouble() - 1);
        }
        for (int i = 0; i < weights.dense().length; i++) {
            weights.dense()[i] *= 3;
        }
        return weights;
    }
}
