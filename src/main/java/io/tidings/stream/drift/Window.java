package io.tidings.stream.drift;

import io.tidings.classify.Tally;

/// What has been counted of one window so far, in one partition or in all.
///
/// @param key     whose and which
/// @param first   the first scoring time in it, epoch milliseconds
/// @param last    the last one
/// @param arrived when the last part of it was counted, by the wall clock
record Window(Key key, long first, long last, long arrived, Tally tally) {

    /// @param model   the model's name
    /// @param modelId the model, by its content
    /// @param start   the window's first moment, epoch milliseconds; 0 where windows are told by the number of events
    record Key(String model, String modelId, long start) {

        /// Sorts by model and then by time.
        String text() {
            return modelId + '/' + model + '/' + String.format("%016x", Math.max(0, start));
        }
    }

    static Window opened(Key key, long scoredAt) {
        return new Window(key, scoredAt, scoredAt, 0, new Tally());
    }

    long count() {
        return tally.count();
    }

    /// This one's tally takes the other's counts.
    Window plus(Window other, long now) {
        tally.add(other.tally);
        return new Window(key, Math.min(first, other.first), Math.max(last, other.last), now, tally);
    }

    Window until(long scoredAt) {
        return new Window(key, Math.min(first, scoredAt), Math.max(last, scoredAt), arrived, tally);
    }
}
