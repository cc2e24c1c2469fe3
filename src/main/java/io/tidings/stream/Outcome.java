package io.tidings.stream;

import java.util.Map;

import io.tidings.classify.Classification;
import io.tidings.classify.ModelId;
import io.tidings.event.DeadLetterReason;
import io.tidings.event.Review;
import org.jspecify.annotations.Nullable;

/// What becomes of a record.
sealed interface Outcome {

    /// @param others   what further models say, by their names; mostly empty
    /// @param scoredAt milliseconds since 1970-01-01T00:00Z
    record Labeled(Review review, Judgment main, Map<String, Judgment> others, long scoredAt) implements Outcome {}

    /// @param model the one that really scored the text
    record Judgment(Classification classification, ModelId model) {}

    /// @param cause what the model threw, where it did
    record Refused(DeadLetterReason reason, String message, @Nullable Throwable cause) implements Outcome {}
}
