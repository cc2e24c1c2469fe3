package io.tidings.app;

import java.io.IOException;

/// What a command prints to standard output goes nowhere. Commands whose output is their purpose end with it.
final class OutputLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    OutputLost(IOException cause) {
        super("standard output cannot be written: " + FailureLines.reason(cause), cause);
    }

    /// Whether the reader has left, as `head` does when it has enough: no reason to complain.
    boolean readerLeft() {
        Throwable cause = getCause();
        return cause != null && "Broken pipe".equals(cause.getMessage());
    }
}
