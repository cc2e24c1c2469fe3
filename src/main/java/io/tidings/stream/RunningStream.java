package io.tidings.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// A [StreamApplication] with what belongs to it: its topics, its counters. Start it once, close it once; any thread may
/// ask for its state.
public interface RunningStream extends AutoCloseable {

    StreamApplication application();

    /// Checks that the topics exist and starts; [#awaitRunning] tells when the work begins.
    ///
    /// @throws StreamFailure where no broker answers or a topic is missing
    void start();

    /// Tells the listener of the failure that stops this stream, at most once; where it has failed already, at once.
    /// It is called on a thread of the stream, so it must not close the stream itself.
    default void onFailure(Consumer<StreamFailure> listener) {
        application().onFailure(listener);
    }

    default StreamState state() {
        return application().state();
    }

    /// The failure that stopped it, if any.
    default Optional<StreamFailure> failure() {
        return application().failure();
    }

    /// Waits until it has its first partitions.
    ///
    /// @return whether it has; false after the timeout, and where it was closed before
    /// @throws StreamFailure where it fails instead
    default boolean awaitRunning(Duration timeout) throws InterruptedException {
        return application().awaitRunning(timeout);
    }

    /// Finishes the records in hand, commits, and leaves the group. What has not been processed is for the next start.
    ///
    /// @return whether it was done in time; where not, the open transaction is left to the broker, which rolls it back
    default boolean close(Duration timeout) {
        return application().close(timeout);
    }

    @Override
    default void close() {
        close(StreamApplication.CLOSE_TIMEOUT);
    }
}
