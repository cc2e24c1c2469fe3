package io.tidings.dashboard.view;

import java.util.List;

/// Hears of what is new.
///
/// All methods are called on one thread of the picture, one after the other; they must return at once and must not
/// throw (a listener that throws hears nothing more). A slow reader's updates are for the listener to drop.
public interface Listener {

    /// At most four times a second, and only where any review that passes the filter has come.
    default void reviews(ReviewBatch batch) {}

    /// Windows that have changed, those of all reviews together among them; once a second, where there are any.
    default void windows(List<ShownWindow> windows) {}

    default void alert(ShownAlert alert) {}

    default void model(ShownModelEvent event) {}

    /// Every two seconds.
    default void stream(StreamView view) {}
}
