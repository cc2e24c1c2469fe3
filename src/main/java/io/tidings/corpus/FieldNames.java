package io.tidings.corpus;

import java.util.List;

/// Under which names a file keeps what we need of a review.
///
/// A name may list alternatives between bars, `product|subject`: the first that a row has wins. In JSON a name
/// that begins with a slash is a JSON Pointer (RFC 6901), such as `/review/body`. Only the text must be there.
///
/// @param group the field by which a validation part is split off, see [LabeledText#group()]
public record FieldNames(String id, String subject, String text, String label, String time, String group) {

    /// Fit for most review data sets.
    public static final FieldNames DEFAULT = new FieldNames("id", "product|subject", "text", "label", "ts|time",
            "product|subject");

    public FieldNames {
        check("id", id);
        check("subject", subject);
        check("text", text);
        check("label", label);
        check("time", time);
        check("group", group);
    }

    private static void check(String what, String name) {
        if (alternatives(name).stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("the field name for " + what
                    + " must be a name, or names between bars, found '" + name + "'");
        }
    }

    static List<String> alternatives(String name) {
        return List.of(name.split("\\|", -1));
    }
}
