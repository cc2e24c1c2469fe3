package io.tidings.event;

/// What came of reading one record: never an exception.
public sealed interface Decoded {

    /// @param review complete: its id, subject and time are set, its text is not blank
    record Complete(Review review) implements Decoded {}

    /// @param message what was found and what was expected; bounded, and safe to print
    record Undecodable(DeadLetterReason reason, String message) implements Decoded {}
}
