package io.tidings.event;

import java.util.Map;

import com.fasterxml.jackson.core.JsonPointer;

/// Where the fields of a JSON review are: JSON Pointers (RFC 6901) such as `/review/body`.
///
/// Components that are left out (null) take the names of the `Review` schema. Errors name the component alone;
/// whoever binds a configuration puts its path before it.
///
/// @param id         a string or number; where absent, the id is `topic-partition-offset`
/// @param subject    a string or number; where absent, the subject is the record's key
/// @param text       the text to label
/// @param time       when the review was written; where absent, the record's timestamp
/// @param timeFormat how that time is written
/// @param attributes what else is carried over to the labelled event: name to pointer, scalars only
public record FieldPaths(String id, String subject, String text, String time, TimeFormat timeFormat,
        Map<String, String> attributes) {

    public FieldPaths {
        id = pointer("id", id, "/id");
        subject = pointer("subject", subject, "/subject");
        text = pointer("text", text, "/text");
        time = pointer("time", time, "/createdAt");
        timeFormat = timeFormat == null ? TimeFormat.ISO_8601 : timeFormat;
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        attributes.forEach((name, path) -> pointer("attributes." + name, path, path));
    }

    public static FieldPaths defaults() {
        return new FieldPaths("/id", "/subject", "/text", "/createdAt", TimeFormat.ISO_8601, Map.of());
    }

    private static String pointer(String name, String path, String fallback) {
        String chosen = path == null ? fallback : path;
        try {
            JsonPointer.compile(chosen);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + ": expected a JSON Pointer such as /review/text, found '" + chosen + "'", e);
        }
        return chosen;
    }
}
