package io.tidings.stream;

import org.jspecify.annotations.Nullable;

/// What keeps a stream from running, in one line that says what, where and what to do.
public final class StreamFailure extends RuntimeException {

    private final Kind kind;

    public StreamFailure(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// What kind of trouble it is, for an exit code.
    public enum Kind {
        /// No broker answers.
        UNREACHABLE,
        /// A topic does not exist.
        MISSING_TOPIC,
        /// The cluster refuses: credentials, permissions.
        NOT_ALLOWED,
        /// The cluster or Kafka Streams refuses what the settings say.
        BAD_SETTINGS,
        /// Everything else, and trouble that does not pass.
        BROKEN
    }

    public Kind kind() {
        return kind;
    }
}
