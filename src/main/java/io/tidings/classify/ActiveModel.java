package io.tidings.classify;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The one reference that a model swap replaces.
///
/// Whoever scores a batch calls [#current()] once and uses that classifier for the whole batch, so that each
/// event names the model that really scored it. Safe for any threads; a swap never waits for a batch in flight.
public final class ActiveModel {

    private final List<SwapListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Classifier champion;

    public ActiveModel(Classifier champion) {
        this.champion = champion;
    }

    public Classifier current() {
        return champion;
    }

    /// Told of swaps, one after the other, in the order in which they happen.
    @FunctionalInterface
    public interface SwapListener {

        /// The next swap waits until this returns, scoring does not.
        void swapped(Classifier former, Classifier next);
    }

    /// Tells the listener of every swap from now on.
    public void onSwap(SwapListener listener) {
        listeners.add(listener);
    }

    /// Puts a new champion in place and returns the former one.
    ///
    /// @throws IllegalArgumentException where the label sets differ: events downstream would change meaning
    public synchronized Classifier swap(Classifier next) {
        Classifier former = champion;
        LabelSet present = former.labels();
        if (!next.labels().equals(present)) {
            throw new IllegalArgumentException("model " + next.id().abbreviated() + " labels " + next.labels().names()
                    + ", the champion " + present.names() + ": publish it under another model name");
        }
        champion = next;
        listeners.forEach(listener -> listener.swapped(former, next));
        return former;
    }
}
