package io.tidings.stream;

import io.tidings.classify.Classification;
import io.tidings.classify.ModelId;
import io.tidings.event.DeadLetterReason;
import io.tidings.event.Review;
import org.jspecify.annotations.Nullable;

/// What becomes of a record.
sealed interface Outcome {

    /// @param scoredAt milliseconds since 1970-01-01T00:00Z
    record Labeled(Review review, Classification classification, ModelId model, long scoredAt) implements Outcome {}

    /// @param cause what the model threw, where it did
    record Refused(DeadLetterReason reason, String message, @Nullable Throwable cause) implements Outcome {}
}
