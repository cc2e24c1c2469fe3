package io.tidings.app.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tidings.app.CommandFailure;
import io.tidings.app.Paint;
import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Classifier;

/// What runs beside the stream in a demo: nothing, as all but the models is by default, or the learning loop. For the thread of the demo, but for [#busy(long)].
interface Companion extends AutoCloseable {

    /// What the stream scores with.
    ActiveModels models();

    /// Hears of everything that came out of the stream, in that order.
    default void saw(Outcome outcome) {}

    /// Whether reviews are to wait. Any thread may ask.
    ///
    /// @param sent how many were sent so far
    default boolean busy(long sent) {
        return false;
    }

    /// What ended it before its time, if anything did; then it may stay busy for ever.
    default Optional<CommandFailure> failure() {
        return Optional.empty();
    }

    /// All reviews of the demo have come.
    ///
    /// @param goesOn whether other clients' reviews may follow
    default void finish(boolean goesOn) {}

    /// For the summary as JSON.
    default Map<String, Object> json() {
        return Map.of();
    }

    /// For the summary that people read: names and values.
    default List<String> lines(Paint paint) {
        return List.of();
    }

    @Override
    default void close() {}

    /// Nothing: one model from the beginning to the end.
    static Companion none(Classifier model) {
        var models = ActiveModels.only(new ActiveModel(model));
        return () -> models;
    }
}
