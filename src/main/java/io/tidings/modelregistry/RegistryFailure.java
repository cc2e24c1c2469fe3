package io.tidings.modelregistry;

import org.jspecify.annotations.Nullable;

/// What keeps a model from being read, written or promoted, in one line that says what, where and what to do.
public sealed class RegistryFailure extends RuntimeException permits StaleChampionException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public RegistryFailure(Kind kind, String message) {
        this(kind, message, null);
    }

    public RegistryFailure(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// What kind of trouble it is, for an exit code.
    public enum Kind {
        /// No broker answers, or none in time.
        UNREACHABLE,
        /// The models topic does not exist.
        MISSING_TOPIC,
        /// The cluster refuses: credentials, permissions.
        NOT_ALLOWED,
        /// The settings or the topic's own are not what they must be.
        BAD_SETTINGS,
        /// There is no such model, or no champion.
        NOT_FOUND,
        /// The state of the topic forbids it: another champion, a model in use.
        CONFLICT,
        /// A model is damaged or not signed as it must be.
        UNTRUSTED,
        /// Everything else.
        BROKEN
    }

    public Kind kind() {
        return kind;
    }
}
