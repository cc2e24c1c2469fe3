package io.tidings.text;

/// Takes the tokens of a text one after the other.
@FunctionalInterface
public interface TokenSink {

    /// @param token valid during this call only: the same object carries the next token
    void accept(TokenBuffer token);
}
