package io.tidings.event;

/// How labelled events are written; readers tell the two apart by the first bytes.
public enum OutputFormat {
    /// [LabeledReview] in Avro single-object encoding.
    AVRO,
    /// One JSON object with the field names of the schema, times in ISO-8601.
    JSON
}
