package io.tidings.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.stream.IntStream;

import io.tidings.kernel.Kernel;
import io.tidings.kernel.Kernels;
import io.tidings.nn.DropoutRates;
import io.tidings.nn.NetworkSpec;
import io.tidings.nn.Pooling;
import io.tidings.nn.Weights;
import org.junit.jupiter.api.Test;

class TrainingStateTest {

    private static final Kernel KERNEL = Kernels.best();
    private static final NetworkSpec SPEC = new NetworkSpec(OrderTask.VOCABULARY, 4, 6, 2, EnumSet.of(Pooling.MAX));
    private static final Samples SAMPLES = OrderTask.samples(64, 3);
    private static final int[] BATCH = IntStream.range(0, 32).toArray();
    private static final double DECAY = 0.3;
    private static final double RATE = 0.01;

    /// The same steps with and without averaging: the average is then worked out from the bare weights, with a decay
    /// of (1 + steps) / (10 + steps) until that exceeds the setting.
    @Test
    void theAverageFollowsTheWeightsByItsDecay() {
        try (var shards = new Shards(1)) {
            Weights initial = Weights.random(SPEC, 1);
            var bare = new TrainingState(KERNEL, settings(0), initial.copy(), shards);
            var averaging = new TrainingState(KERNEL, settings(DECAY), initial.copy(), shards);
            double[] expected = doubles(initial);
            for (int step = 1; step <= 8; step++) {
                bare.step(SAMPLES, BATCH, RATE);
                averaging.step(SAMPLES, BATCH, RATE);
                double decay = Math.min(DECAY, (1.0 + step) / (10.0 + step));
                double[] weights = doubles(bare.averaged());
                for (int i = 0; i < expected.length; i++) {
                    expected[i] = decay * expected[i] + (1 - decay) * weights[i];
                }
                assertThat(doubles(averaging.averaged())).as("after step " + step)
                        .containsExactly(expected,
                                within(1e-6));
            }
        }
    }

    @Test
    void aStepReportsSummedLossTextsAndTokens() {
        try (var shards = new Shards(2)) {
            var state = new TrainingState(KERNEL, settings(0), Weights.zeros(SPEC), shards);
            var outcome = state.step(SAMPLES, BATCH, RATE);
            long tokens = 0;
            for (int sample : BATCH) {
                tokens += SAMPLES.texts()[sample].length;
            }
            assertThat(outcome.tokens()).isEqualTo(tokens);
            assertThat(outcome.loss().texts()).isEqualTo(BATCH.length);
            // Weights of zero know nothing: ln 2 a text.
            assertThat(outcome.loss().loss()).isCloseTo(BATCH.length * Math.log(2), within(1e-4));
        }
    }

    @Test
    void aBatchOfOneTextLeavesTheOtherShardEmpty() {
        try (var shards = new Shards(2)) {
            var state = new TrainingState(KERNEL, settings(0), Weights.random(SPEC, 2), shards);
            assertThat(state.step(SAMPLES, new int[]{5}, RATE).loss().texts()).isEqualTo(1);
        }
    }

    private static TrainingSettings settings(double averaging) {
        return new TrainingSettings(1, 32, new LearningRate(RATE, 0, 1), 1, DropoutRates.NONE, 0, averaging, 1, 1, 1);
    }

    private static double[] doubles(Weights weights) {
        return weights.blocks()
                .stream()
                .flatMapToDouble(
                        block -> IntStream.range(0, block.values().length).mapToDouble(i -> block.values()[i]))
                .toArray();
    }
}
