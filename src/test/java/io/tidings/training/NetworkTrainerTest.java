package io.tidings.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import io.tidings.kernel.Kernel;
import io.tidings.kernel.Kernels;
import io.tidings.nn.Block;
import io.tidings.nn.DropoutRates;
import io.tidings.nn.NetworkSpec;
import io.tidings.nn.Pooling;
import io.tidings.nn.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTrainerTest {

    private static final Kernel KERNEL = Kernels.best();
    private static final Samples TRAINING = OrderTask.samples(600, 1);
    private static final Samples VALIDATION = OrderTask.samples(200, 2);
    private static final TrainingSettings SETTINGS = new TrainingSettings(20, 16, new LearningRate(1e-2, 0.05, 0.02),
            1, DropoutRates.NONE, 0, 0.9, 20, 2, 1);

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void learnsAnOrderOfWordsThatNoBagOfWordsHolds(Pooling pooling) {
        Trained trained = train(SETTINGS, spec(pooling), VALIDATION);
        assertThat(trained.bestEpoch().validationAccuracy()).isGreaterThan(0.97);
    }

    @Test
    void theSameSeedGivesTheSameWeightsBitForBitWithOneThreadAndWithTwo() {
        Trained one = train(thorough().withThreads(1), spec(Pooling.MAX), VALIDATION);
        Trained two = train(thorough().withThreads(2), spec(Pooling.MAX), VALIDATION);
        Trained three = train(thorough().withThreads(3), spec(Pooling.MAX), VALIDATION);
        assertSameBits(one.weights(), two.weights());
        assertSameBits(one.weights(), three.weights());
        assertThat(two.bestEpoch().validationLoss()).isEqualTo(one.bestEpoch().validationLoss());
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        Trained one = train(thorough(), spec(Pooling.MAX), VALIDATION);
        Trained other = train(thorough().withSeed(6), spec(Pooling.MAX), VALIDATION);
        assertThat(other.weights().blocks().get(1).values()).isNotEqualTo(one.weights().blocks().get(1).values());
    }

    @Test
    void stopsWhenValidationGetsNoBetterAndKeepsTheBestEpoch() {
        var settings = new TrainingSettings(20, 16, SETTINGS.schedule(), 1, DropoutRates.NONE, 0, 0.5, 2, 2, 1);
        Samples hopeless = OrderTask.wrong(VALIDATION);
        Trained trained = train(settings, spec(Pooling.MAX), hopeless);
        assertThat(trained.history()).hasSize(trained.best() + 2).hasSizeLessThan(20);
        assertThat(trained.history()).extracting(Epoch::validationLoss)
                .allSatisfy(loss -> assertThat(loss).isGreaterThanOrEqualTo(trained.bestEpoch().validationLoss()));
        try (var shards = new Shards(1)) {
            var outcome = new Evaluation(KERNEL, shards).measure(trained.weights(), hopeless);
            assertThat(outcome.loss()).isEqualTo(trained.bestEpoch().validationLoss());
        }
    }

    @Test
    void leavesTheWeightsItStartsFromAsTheyAre() {
        Weights initial = Weights.random(spec(Pooling.MAX), 3);
        Weights before = initial.copy();
        new NetworkTrainer(KERNEL, SETTINGS.withEpochs(1), TrainingObserver.SILENT).train(initial, TRAINING,
                VALIDATION);
        assertSameBits(before, initial);
    }

    @Test
    void tellsOfEveryStepAndEpochInOrder() {
        var steps = new ArrayList<TrainingObserver.Step>();
        var epochs = new ArrayList<Epoch>();
        new NetworkTrainer(KERNEL, SETTINGS.withEpochs(2), new TrainingObserver() {
            @Override
            public void stepped(Step step) {
                steps.add(step);
            }

            @Override
            public void epochEnded(Epoch epoch) {
                epochs.add(epoch);
            }
        }).train(spec(Pooling.MAX), TRAINING, VALIDATION);
        int perEpoch = (TRAINING.size() + 15) / 16;
        assertThat(steps).extracting(TrainingObserver.Step::step)
                .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, 2L * perEpoch).boxed().toList());
        assertThat(steps).allSatisfy(step -> assertThat(step.steps()).isEqualTo(2L * perEpoch));
        assertThat(steps.getLast().tokens()).isEqualTo(steps.getLast().totalTokens())
                .isEqualTo(2 * TRAINING.tokens());
        assertThat(epochs).extracting(Epoch::number).containsExactly(1, 2);
        assertThat(epochs).extracting(Epoch::tokens).containsOnly(TRAINING.tokens());
    }

    @Test
    void aLossThatIsNoNumberEndsTrainingWithEpochStepAndAdvice() {
        Weights broken = Weights.random(spec(Pooling.MAX), 3);
        broken.blocks().getFirst().values()[2 * 8] = Float.NaN;
        var trainer = new NetworkTrainer(KERNEL, SETTINGS, TrainingObserver.SILENT);
        assertThatThrownBy(() -> trainer.train(broken, TRAINING, VALIDATION)).isInstanceOf(TrainingFailure.class)
                .hasMessageContaining("in epoch 1, step 1")
                .hasMessageContaining("lower the learning rate (now 0.01)");
    }

    @Test
    void aValidationLossThatIsNoNumberEndsTrainingToo() {
        // The word stands in the validation part only, so every training step goes well.
        var spec = new NetworkSpec(OrderTask.VOCABULARY + 1, 8, 16, 2, EnumSet.of(Pooling.MAX));
        Weights broken = Weights.random(spec, 3);
        java.util.Arrays.fill(broken.blocks().getFirst().values(), OrderTask.VOCABULARY * 8,
                (OrderTask.VOCABULARY + 1) * 8, Float.NaN);
        var validation = Samples.of(new int[][]{{OrderTask.VOCABULARY}}, new int[]{1}, 2);
        var trainer = new NetworkTrainer(KERNEL, SETTINGS, TrainingObserver.SILENT);
        assertThatThrownBy(() -> trainer.train(broken, TRAINING, validation)).isInstanceOf(TrainingFailure.class)
                .hasMessageStartingWith("the validation loss is no longer a number after epoch 1: lower");
    }

    @Test
    void aPartWithoutTextsIsRefused() {
        var trainer = new NetworkTrainer(KERNEL, SETTINGS, TrainingObserver.SILENT);
        var none = new Samples(new int[0][], new float[0][]);
        assertThatThrownBy(() -> trainer.train(spec(Pooling.MAX), TRAINING, none)).isInstanceOf(TrainingFailure.class)
                .hasMessageContaining("found 600 and 0");
    }

    /// Everything on that draws random numbers.
    private static TrainingSettings thorough() {
        return new TrainingSettings(2, 17, SETTINGS.schedule(), 1, new DropoutRates(0.1, 0.2, 0.3), 0.1, 0.9, 5, 2, 5);
    }

    private static NetworkSpec spec(Pooling pooling) {
        return new NetworkSpec(OrderTask.VOCABULARY, 8, 16, 2, EnumSet.of(pooling));
    }

    private static Trained train(TrainingSettings settings, NetworkSpec spec, Samples validation) {
        return new NetworkTrainer(KERNEL, settings, TrainingObserver.SILENT).train(spec, TRAINING, validation);
    }

    private static void assertSameBits(Weights expected, Weights actual) {
        List<Block> blocks = expected.blocks();
        for (int b = 0; b < blocks.size(); b++) {
            assertThat(actual.blocks().get(b).values()).as(blocks.get(b).name())
                    .containsExactly(blocks.get(b).values());
        }
    }
}
