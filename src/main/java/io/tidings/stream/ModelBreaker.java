package io.tidings.stream;

import java.util.concurrent.atomic.AtomicInteger;

/// Stops the stream where a model fails on one review after the other: then the model is broken, and to go on would
/// turn a whole topic into dead letters. Shared by the tasks of a topology; any threads.
final class ModelBreaker {

    private final int most;
    private final AtomicInteger inARow = new AtomicInteger();

    /// @param most failures in a row that are still taken for the reviews' own; 0 for any number
    ModelBreaker(int most) {
        this.most = most;
    }

    void succeeded() {
        // Read first, so that threads do not fight for a cache line that hardly ever changes.
        if (inARow.get() != 0) {
            inARow.set(0);
        }
    }

    /// @throws StreamFailure where it was one too many
    void failed(ModelException thrown) {
        int failures = inARow.incrementAndGet();
        if (most > 0 && failures > most) {
            throw new StreamFailure(StreamFailure.Kind.BROKEN, "the model is broken: it failed on " + failures
                    + " reviews in a row (limits.modelFailures is " + most + "), at last: " + thrown.getMessage()
                    + "; take another model, or raise the limit where the reviews are to blame", thrown.getCause());
        }
    }
}
