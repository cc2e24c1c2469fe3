package io.tidings.stream;

/// A model failed; its message is about one text. Without a stack trace of its own: the cause has the one that helps.
final class ModelException extends RuntimeException {

    /// @param which the model, as the beginning of a sentence
    ModelException(String which, Throwable cause) {
        super(which + " failed on this text: " + cause, cause, false, false);
    }
}
