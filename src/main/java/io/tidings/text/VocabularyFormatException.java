package io.tidings.text;

/// The bytes are not a vocabulary, or not one that this version reads. The message says what was found where.
public final class VocabularyFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VocabularyFormatException(String message) {
        super(message);
    }
}
