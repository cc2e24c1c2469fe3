package io.tidings.training;

/// Hears how a training goes, on the thread that trains. Implementations must be quick.
public interface TrainingObserver {

    TrainingObserver SILENT = new TrainingObserver() {};

    default void stepped(Step step) {}

    default void epochEnded(Epoch epoch) {}

    /// @param step        from 1 on
    /// @param steps       in the whole training
    /// @param epoch       from 1 on
    /// @param loss        mean cross-entropy of the epoch so far, in nats
    /// @param tokens      read in all steps so far
    /// @param totalTokens that all epochs will read
    record Step(long step, long steps, int epoch, double loss, long tokens, long totalTokens) {}
}
