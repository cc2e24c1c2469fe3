package io.tidings.stream;

import io.tidings.event.Review;
import io.tidings.event.SourceRecord;

/// How far one record of a poll has come.
sealed interface Slot {

    /// Nobody has looked at it yet.
    record Waiting(SourceRecord source) implements Slot {}

    /// It was in a batch that the model failed on, so it is scored by itself when its turn comes.
    record Alone(Review review) implements Slot {}

    /// Its turn has not come yet, its outcome is known.
    record Ready(Outcome outcome) implements Slot {}

    /// Its turn has come; nothing of it is kept.
    record Taken() implements Slot {}
}
