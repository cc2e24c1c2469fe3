package io.tidings.event;

/// What the values of an input topic are where their first bytes do not say it themselves.
///
/// A value that begins with `C3 01` (Avro single-object encoding) is read as Avro on any topic.
public enum InputFormat {
    /// [Review] in Avro single-object encoding, nothing else.
    AVRO,
    /// One JSON object a record, in UTF-8; [FieldPaths] says where its fields are.
    JSON,
    /// The whole value is the text, in UTF-8.
    TEXT
}
