package io.tidings.event;

import java.io.IOException;

/// An event says that it was written with a schema which is none of ours.
final class UnknownSchemaException extends IOException {

    private static final long serialVersionUID = 1L;

    UnknownSchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
