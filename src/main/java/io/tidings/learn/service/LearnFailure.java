package io.tidings.learn.service;

import org.jspecify.annotations.Nullable;

/// What keeps the service from learning, in one line that says what, where and what to do.
public final class LearnFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LearnFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
