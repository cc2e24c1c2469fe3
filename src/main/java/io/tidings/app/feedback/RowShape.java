package io.tidings.app.feedback;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.event.Feedback;

/// How one tool writes what people said of one text. A row of a file is read by the first shape that it fits.
interface RowShape {

    /// The shapes that are known, the special before the general.
    List<RowShape> ALL = List.of(new LabelStudioTasks(), new LabelStudioRows(), new ArgillaRecords(), new ArgillaRows(),
            new PlainRows());

    boolean fits(JsonNode row);

    /// What the row says; nothing where nobody has said anything yet.
    ///
    /// @throws BadRow where it cannot be read
    List<Feedback> read(JsonNode row, Defaults defaults);

    /// What stands where a row says nothing.
    ///
    /// @param by       who says so
    /// @param source   where it was said; empty for the name of the tool
    /// @param model    which model learns from it
    /// @param question which of several questions is the label; empty where there is one only
    /// @param now      when it was said
    record Defaults(String by, String source, String model, String question, Instant now) {}

    /// What is wrong with a row, without its place.
    final class BadRow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BadRow(String message) {
            super(message);
        }
    }

    /// A builder with the defaults, and the source of a tool where none is given.
    static Feedback.Builder begin(Defaults defaults, String tool) {
        return Feedback.newBuilder()
                .setBy(defaults.by())
                .setSource(defaults.source().isEmpty() ? tool : defaults.source())
                .setModel(defaults.model())
                .setAt(defaults.now());
    }

    /// The first of these fields that is there, not null and not empty.
    static Optional<JsonNode> first(JsonNode row, String... names) {
        for (String name : names) {
            JsonNode value = row.path(name);
            if (!value.isMissingNode() && !value.isNull() && !(value.isValueNode() && value.asText().isBlank())) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /// The first of these fields as text; empty where none is there.
    static String text(JsonNode row, String... names) {
        return first(row, names).map(value -> {
            if (!value.isValueNode()) {
                throw new BadRow("expected a string or number in field '" + names[0] + "'");
            }
            return value.asText();
        }).orElse("");
    }

    /// The id of the review, which tools carry among their data; their own ids of tasks and records are not it.
    static String reviewId(JsonNode data) {
        return text(data, "reviewId", "review_id");
    }

    /// @throws BadRow where the value is no time
    static Instant time(JsonNode value) {
        if (value.isIntegralNumber()) {
            return Instant.ofEpochMilli(value.asLong());
        }
        String written = value.asText().strip().replace(' ', 'T');
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException e) {
            try {
                return LocalDateTime.parse(written).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException second) {
                throw new BadRow("expected a time such as 2026-11-20T18:30:00Z or milliseconds since 1970, found '"
                        + value.asText() + "'");
            }
        }
    }
}
