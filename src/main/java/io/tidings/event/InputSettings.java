package io.tidings.event;

/// How the values of one input topic are read.
///
/// @param format what a value is; where left out (null), JSON
/// @param fields where the fields are, for JSON; where left out (null), the names of the `Review` schema
public record InputSettings(InputFormat format, FieldPaths fields) {

    public InputSettings {
        format = format == null ? InputFormat.JSON : format;
        fields = fields == null ? FieldPaths.defaults() : fields;
    }

    public static InputSettings of(InputFormat format) {
        return new InputSettings(format, FieldPaths.defaults());
    }
}
