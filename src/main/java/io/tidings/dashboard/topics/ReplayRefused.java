package io.tidings.dashboard.topics;

/// A dead letter that is not sent back, and why.
public final class ReplayRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Why why;

    /// What kind of trouble it is.
    public enum Why {
        /// There is no such dead letter any more.
        NOT_FOUND,
        /// It does not say where it came from, from elsewhere than the input topics, or its record is gone.
        NOT_POSSIBLE,
        /// It has been sent back often enough.
        TOO_OFTEN,
        /// The cluster does not answer.
        UNREACHABLE
    }

    ReplayRefused(Why why, String message) {
        super(message);
        this.why = why;
    }

    ReplayRefused(Why why, String message, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
