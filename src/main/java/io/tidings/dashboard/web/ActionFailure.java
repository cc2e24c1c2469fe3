package io.tidings.dashboard.web;

import org.jspecify.annotations.Nullable;

/// An action that could not be done, in one line for who asked for it.
public final class ActionFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public ActionFailure(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// Whose turn it is now.
    public enum Kind {
        /// What it was to be done to does not exist.
        NOT_FOUND,
        /// It makes no sense there.
        REFUSED,
        /// Kafka does not answer, or not in time: it may be tried again.
        UNAVAILABLE
    }

    public Kind kind() {
        return kind;
    }
}
