package io.tidings.event;

/// Why a record was not labelled; the name is the value of a dead letter's `tidings.reason` header.
public enum DeadLetterReason {
    /// The value is null: a tombstone.
    NULL_VALUE,
    /// The bytes are not what the topic's format says.
    UNDECODABLE_BYTES,
    /// The bytes are of a known encoding that cannot be read here, such as one that needs a schema registry.
    UNSUPPORTED_ENCODING,
    /// Avro written with a schema that this version does not know.
    UNKNOWN_SCHEMA,
    /// There is no text, or only white space.
    MISSING_TEXT,
    /// The text is longer than the limit.
    TEXT_TOO_LONG,
    /// The review's time cannot be read.
    INVALID_TIME,
    /// The model failed on this text.
    SCORING_FAILED,
    /// The labelled event would be larger than a record may be.
    EVENT_TOO_LARGE
}
