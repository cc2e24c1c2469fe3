package io.tidings.stream;

import java.util.List;
import java.util.Map;

import io.tidings.classify.Classification;
import io.tidings.classify.ModelId;
import io.tidings.classify.Word;
import io.tidings.event.DeadLetterReason;
import io.tidings.event.Review;
import org.jspecify.annotations.Nullable;

/// What becomes of a record.
sealed interface Outcome {

    /// @param others   what further models say, by their names; mostly empty
    /// @param scoredAt milliseconds since 1970-01-01T00:00Z
    record Labeled(Review review, Judgment main, Map<String, Judgment> others, long scoredAt) implements Outcome {}

    /// @param model the one that really scored the text
    /// @param words those that decided, where that was asked
    record Judgment(Classification classification, ModelId model, @Nullable List<Word> words) {}

    /// @param cause what the model threw, where it did
    record Refused(DeadLetterReason reason, String message, @Nullable Throwable cause) implements Outcome {}
}
