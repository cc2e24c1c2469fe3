package io.tidings.app.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tidings.app.CommandFailure;
import io.tidings.app.Paint;
import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Classifier;

/// What runs beside the stream in a demo: nothing, or the learning loop. For the thread of the demo, but for [#busy(long)].
interface Companion extends AutoCloseable {

    /// What the stream scores with.
    ActiveModels models();

    /// Hears of everything that came out of the stream, in that order.
    void saw(Outcome outcome);

    /// Whether reviews are to wait. Any thread may ask.
    ///
    /// @param sent how many were sent so far
    boolean busy(long sent);

    /// What ended it before its time, if anything did; then it may stay busy for ever.
    default Optional<CommandFailure> failure() {
        return Optional.empty();
    }

    /// All reviews of the demo have come.
    ///
    /// @param goesOn whether other clients' reviews may follow
    void finish(boolean goesOn);

    /// For the summary as JSON.
    Map<String, Object> json();

    /// For the summary that people read: names and values.
    List<String> lines(Paint paint);

    @Override
    void close();

    /// Nothing: one model from the beginning to the end.
    static Companion none(Classifier model) {
        return new Companion() {

            private final ActiveModels models = ActiveModels.only(new ActiveModel(model));

            @Override
            public ActiveModels models() {
                return models;
            }

            @Override
            public void saw(Outcome outcome) {}

            @Override
            public boolean busy(long sent) {
                return false;
            }

            @Override
            public void finish(boolean goesOn) {}

            @Override
            public Map<String, Object> json() {
                return Map.of();
            }

            @Override
            public List<String> lines(Paint paint) {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }
}
