package io.tidings.training;

import java.util.ArrayList;
import java.util.List;

import io.tidings.kernel.Kernel;
import io.tidings.nn.NetworkSpec;
import io.tidings.nn.Weights;

/// Trains a network on samples and keeps the weights of its best epoch.
public final class NetworkTrainer {

    private static final double NANOS = 1e9;

    private final Kernel kernel;
    private final TrainingSettings settings;
    private final TrainingObserver observer;

    public NetworkTrainer(Kernel kernel, TrainingSettings settings, TrainingObserver observer) {
        this.kernel = kernel;
        this.settings = settings;
        this.observer = observer;
    }

    /// From fresh weights, drawn from the seed.
    public Trained train(NetworkSpec spec, Samples training, Samples validation) {
        return train(Weights.random(spec, settings.seed()), training, validation);
    }

    /// From given weights, which are left as they are.
    ///
    /// @param validation decides which epoch is kept and when to stop; must share no text with `training`
    /// @throws TrainingFailure where the loss is no longer a number, naming epoch and step
    public Trained train(Weights initial, Samples training, Samples validation) {
        if (training.size() == 0 || validation.size() == 0) {
            throw new TrainingFailure("training needs at least one text in the training part and one in the "
                    + "validation part, found " + training.size() + " and " + validation.size());
        }
        try (var shards = new Shards(settings.threads())) {
            var state = new TrainingState(kernel, settings, initial.copy(), shards);
            var validator = new Evaluation(kernel, shards);
            return epochs(state, validator, new Parts(training, validation));
        }
    }

    private record Parts(Samples training, Samples validation) {}

    private Trained epochs(TrainingState state, Evaluation validator, Parts parts) {
        List<Epoch> history = new ArrayList<>();
        Weights best = state.averaged();
        int bestEpoch = 0;
        for (int number = 1; number <= settings.epochs(); number++) {
            Epoch epoch = epoch(number, state, validator, parts);
            history.add(epoch);
            observer.epochEnded(epoch);
            if (bestEpoch == 0 || epoch.validationLoss() < history.get(bestEpoch - 1).validationLoss()) {
                bestEpoch = number;
                best = state.averaged().copy();
            }
            if (number - bestEpoch >= settings.patience()) {
                break;
            }
        }
        return new Trained(best, bestEpoch, history);
    }

    private Epoch epoch(int number, TrainingState state, Evaluation validator, Parts parts) {
        long start = System.nanoTime();
        Samples training = parts.training();
        List<int[]> batches = Batches.of(training.texts(), settings.batch(), settings.seed() * 1_000_003 + number);
        long steps = (long) batches.size() * settings.epochs();
        long tokens = training.tokens();
        var sum = new EpochSum();
        for (int i = 0; i < batches.size(); i++) {
            long step = (long) (number - 1) * batches.size() + i;
            sum.add(state.step(training, batches.get(i), settings.schedule().at(step, steps)));
            requireFinite(sum.loss, "the loss is no longer a number in epoch " + number + ", step " + (i + 1));
            observer.stepped(new TrainingObserver.Step(step + 1, steps, number, sum.loss / sum.texts,
                    (number - 1) * tokens + sum.tokens, tokens * settings.epochs()));
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        var outcome = validator.measure(state.averaged(), parts.validation());
        // The last step of an epoch may break the weights after its own loss was still a number.
        requireFinite(outcome.loss(), "the validation loss is no longer a number after epoch " + number);
        return new Epoch(number, sum.loss / sum.texts, (double) sum.correct / sum.texts, outcome.loss(),
                outcome.accuracy(), seconds, sum.tokens);
    }

    private void requireFinite(double loss, String complaint) {
        if (!Double.isFinite(loss)) {
            throw new TrainingFailure(complaint + ": lower the learning rate (now " + settings.schedule().peak()
                    + ") or the gradient clip");
        }
    }

    private static final class EpochSum {
        private double loss;
        private long texts;
        private long correct;
        private long tokens;

        void add(TrainingState.StepOutcome step) {
            loss += step.loss().loss();
            texts += step.loss().texts();
            correct += step.loss().correct();
            tokens += step.tokens();
        }
    }
}
