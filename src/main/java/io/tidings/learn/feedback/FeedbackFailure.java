package io.tidings.learn.feedback;

import org.jspecify.annotations.Nullable;

/// What keeps the join from running, in one line.
public final class FeedbackFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FeedbackFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
