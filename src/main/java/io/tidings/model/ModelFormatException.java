package io.tidings.model;

/// The bytes are no model of ours, or a damaged or hostile one. The message says what was expected and what was found.
public final class ModelFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ModelFormatException(String message) {
        super(message);
    }

    ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
