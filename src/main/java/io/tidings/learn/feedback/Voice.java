package io.tidings.learn.feedback;

import io.tidings.event.Feedback;

/// One piece of feedback as it is remembered: readable, redacted, without the text it may have brought.
///
/// @param arrived when it came to the join, in milliseconds since 1970-01-01T00:00Z
record Voice(Feedback feedback, long arrived) {

    /// Who speaks. What no person says is one voice for each source, so that stars do not count many times, and neither
    /// do pages whose visitors nobody knows.
    String person() {
        return feedback.getBy().isEmpty() ? "source " + feedback.getSource() : feedback.getBy();
    }

    String model() {
        return feedback.getModel();
    }

    String label() {
        return feedback.getLabel();
    }

    boolean isSamePerson(Voice other) {
        return person().equals(other.person()) && model().equals(other.model());
    }

    boolean isOlderThan(Voice other) {
        return feedback.getAt().isBefore(other.feedback.getAt());
    }
}
