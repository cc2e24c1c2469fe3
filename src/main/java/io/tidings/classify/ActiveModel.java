package io.tidings.classify;

/// The one reference that a model swap replaces.
///
/// Whoever scores a batch calls [#current()] once and uses that classifier for the whole batch, so that each
/// event names the model that really scored it. Safe for any threads; a swap never waits for a batch in flight.
public final class ActiveModel {

    private volatile Classifier champion;

    public ActiveModel(Classifier champion) {
        this.champion = champion;
    }

    public Classifier current() {
        return champion;
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
        return former;
    }
}
