package io.tidings.dashboard.view;

/// A listener's place in the line.
public interface Subscription extends AutoCloseable {

    /// Ends it. A call that is under way may still come in; none begins after.
    @Override
    void close();
}
