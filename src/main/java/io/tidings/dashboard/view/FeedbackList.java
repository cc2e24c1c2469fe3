package io.tidings.dashboard.view;

import java.util.List;

/// The newest feedback, newest first.
public record FeedbackList(List<FeedbackFate> feedback) {

    /// The most of an answer.
    public static final int MOST = 1_000;

    public FeedbackList {
        feedback = List.copyOf(feedback);
    }
}
