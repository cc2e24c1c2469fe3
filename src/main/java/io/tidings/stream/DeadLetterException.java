package io.tidings.stream;

import io.tidings.event.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/// Thrown by the processor for a record that cannot be labelled. It has no stack trace: the reason and the message say
/// what is wrong with the record, and where in this code it was found out helps nobody.
final class DeadLetterException extends RuntimeException {

    private final DeadLetterReason reason;

    DeadLetterException(DeadLetterReason reason, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.reason = reason;
    }

    DeadLetterReason reason() {
        return reason;
    }
}
