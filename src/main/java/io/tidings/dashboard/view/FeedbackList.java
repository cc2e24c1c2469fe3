package io.tidings.dashboard.view;

import java.util.List;

/// The newest feedback, newest first.
public record FeedbackList(List<FeedbackFate> feedback) {

    public FeedbackList {
        feedback = List.copyOf(feedback);
    }
}
