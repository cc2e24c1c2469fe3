package io.tidings.dashboard.topics;

/// The headers that tell what is wrong with a dead letter: those of KIP-1034 and ours.
final class DeadLetterHeaders {

    static final String ERRORS = "__streams.errors.";
    static final String EXCEPTION = ERRORS + "exception";
    static final String MESSAGE = ERRORS + "message";
    static final String TOPIC = ERRORS + "topic";
    static final String PARTITION = ERRORS + "partition";
    static final String OFFSET = ERRORS + "offset";
    /// The name of a [io.tidings.event.DeadLetterReason].
    static final String REASON = "tidings.reason";
    /// How many bytes the value had, where it was left out.
    static final String DROPPED = "tidings.dropped.value.bytes";
    /// How often the record was sent back to its source.
    static final String REPLAYS = "tidings.replays";

    private DeadLetterHeaders() {}

    /// Whether it speaks of the error and not of the record.
    static boolean isOfError(String name) {
        return name.startsWith(ERRORS) || name.equals(REASON) || name.equals(DROPPED);
    }
}
