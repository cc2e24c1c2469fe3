package io.tidings.training;

import io.tidings.nn.DropoutRates;

/// How to train.
///
/// @param epochs         passes over the training texts at the most
/// @param batch          texts a step
/// @param schedule       the learning rate over time
/// @param clip           the largest allowed norm of a step's gradient (Pascanu et al. 2013)
/// @param dropout        what is left out
/// @param labelSmoothing the share of each target that is spread over all classes (Szegedy et al. 2016)
/// @param averaging      decay a step of the moving average of the weights that is validated and kept; 0 turns it off
/// @param patience       epochs without a better validation loss before training stops
/// @param threads        that compute; has no influence on the result
/// @param seed           of initial weights, order and dropout
public record TrainingSettings(int epochs, int batch, LearningRate schedule, double clip, DropoutRates dropout,
        double labelSmoothing, double averaging, int patience, int threads, long seed) {

    /// What was found good on film reviews: much dropout and few epochs, because the network soon knows its reviews
    /// by heart.
    public static final TrainingSettings DEFAULT = new TrainingSettings(5, 64, new LearningRate(2e-3, 0.05, 0.02), 1,
            new DropoutRates(0.4, 0.5, 0.5), 0.05, 0.998, 3, Runtime.getRuntime().availableProcessors(), 1);

    public TrainingSettings {
        require(epochs >= 1, "epochs must be at least 1", epochs);
        require(batch >= 1, "batch must be at least 1", batch);
        require(clip > 0, "clip must be above 0", clip);
        require(labelSmoothing >= 0 && labelSmoothing < 1, "labelSmoothing must be in 0..1", labelSmoothing);
        require(averaging >= 0 && averaging < 1, "averaging must be in 0..1", averaging);
        require(patience >= 1, "patience must be at least 1", patience);
        require(threads >= 1, "threads must be at least 1", threads);
    }

    public TrainingSettings withSeed(long other) {
        return new TrainingSettings(epochs, batch, schedule, clip, dropout, labelSmoothing, averaging, patience,
                threads, other);
    }

    public TrainingSettings withThreads(int other) {
        return new TrainingSettings(epochs, batch, schedule, clip, dropout, labelSmoothing, averaging, patience, other,
                seed);
    }

    public TrainingSettings withEpochs(int other) {
        return new TrainingSettings(other, batch, schedule, clip, dropout, labelSmoothing, averaging, patience,
                threads, seed);
    }

    private static void require(boolean holds, String rule, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", found " + found);
        }
    }
}
