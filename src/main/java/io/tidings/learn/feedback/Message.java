package io.tidings.learn.feedback;

import java.util.List;

import io.tidings.event.Feedback;
import io.tidings.event.TrainingExample;
import io.tidings.event.UnmatchedFeedback;

/// What goes from reading to joining: redacted, without names, keyed by review id.
sealed interface Message {

    /// A review that was labelled.
    ///
    /// @param review an example without a label; its text is empty where the labelled event has none
    /// @param others what further models say of it, an example each, without label and text
    record Labeled(TrainingExample review, List<TrainingExample> others) implements Message {}

    /// Feedback that can be read. Its text, where it brought one, is in `review`.
    ///
    /// @param review an example without a label, whose text is empty where the feedback brought none
    record Given(Feedback feedback, TrainingExample review) implements Message {}

    /// Feedback that is refused for what it says, before anything is looked up.
    record Refused(UnmatchedFeedback feedback, UnmatchedReason reason) implements Message {}

    /// The review that is the key is to be forgotten.
    record Forget() implements Message {}

    /// All reviews of an author are to be forgotten. Goes to every partition.
    ///
    /// @param author pseudonym
    /// @param at     what was written until then is meant, in milliseconds since 1970-01-01T00:00Z
    record ForgetAuthor(String author, long at) implements Message {}
}
