package io.tidings.dashboard.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Takes what people say is right. Any thread may call it.
@FunctionalInterface
public interface FeedbackDesk {

    /// @param reviewId of the labelled event; empty where only the text is known
    /// @param text     the text itself, where it was not labelled by the stream
    record Said(String reviewId, String label, @Nullable String text, Instant at) {}

    /// Returns once it is written.
    ///
    /// @throws ActionFailure where it cannot be
    void give(Said said);
}
