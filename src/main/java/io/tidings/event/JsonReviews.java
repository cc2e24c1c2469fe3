package io.tidings.event;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidings.event.Decoded.Complete;
import io.tidings.event.Decoded.Undecodable;

/// Reads the JSON reviews of one topic. Immutable; any number of threads may share one.
final class JsonReviews {

    private static final int MESSAGE_CHARACTERS = 300;
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNumberLength(100)
            .maxNameLength(1_000)
            .maxStringLength(16 << 20)
            .build();
    private static final ObjectReader READER = JsonMapper
            .builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    private final JsonPointer id;
    private final JsonPointer subject;
    private final JsonPointer text;
    private final JsonPointer time;
    private final TimeFormat timeFormat;
    private final Map<String, JsonPointer> attributes = new LinkedHashMap<>();

    JsonReviews(FieldPaths fields) {
        id = JsonPointer.compile(fields.id());
        subject = JsonPointer.compile(fields.subject());
        text = JsonPointer.compile(fields.text());
        time = JsonPointer.compile(fields.time());
        timeFormat = fields.timeFormat();
        fields.attributes().forEach((name, path) -> attributes.put(name, JsonPointer.compile(path)));
    }

    /// @param recorded the review's time where it does not say it itself
    /// @return a review whose id and subject are empty where it has none
    Decoded read(byte[] value, Instant recorded) {
        try {
            JsonNode document = READER.readValue(value);
            return extract(document, recorded);
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            return new Undecodable(DeadLetterReason.UNDECODABLE_BYTES,
                    "expected one JSON document" + (place == null
                            ? ""
                            : ", found an error in line " + place.getLineNr() + ", column " + place.getColumnNr())
                            + ": " + Excerpt.of(String.valueOf(e.getOriginalMessage()), MESSAGE_CHARACTERS));
        } catch (IOException e) { // Broken UTF-8.
            return new Undecodable(DeadLetterReason.UNDECODABLE_BYTES,
                    "expected one JSON document: " + Excerpt.of(String.valueOf(e.getMessage()), MESSAGE_CHARACTERS));
        }
    }

    private Decoded extract(JsonNode document, Instant recorded) {
        JsonNode body = document.at(text);
        if (!body.isTextual() && !body.isNumber()) {
            return new Undecodable(DeadLetterReason.MISSING_TEXT,
                    "expected a string at " + text + ", found " + kind(body));
        }
        JsonNode written = document.at(time);
        Instant created;
        try {
            created = absent(written) ? recorded : timeFormat.parse(written.asText());
            // Past the range of milliseconds it would fail later, where the record is no longer known.
            created = Instant.ofEpochMilli(created.toEpochMilli());
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return new Undecodable(DeadLetterReason.INVALID_TIME, "expected a time (" + timeFormat + ") at " + time
                    + ", found " + (written.isValueNode() ? "'" + Excerpt.of(written.asText()) + "'" : kind(written)));
        }
        return new Complete(Review.newBuilder()
                .setId(scalar(document.at(id)))
                .setSubject(scalar(document.at(subject)))
                .setText(body.asText())
                .setCreatedAt(created)
                .setAttributes(attributesOf(document))
                .build());
    }

    private Map<String, String> attributesOf(JsonNode document) {
        var found = new LinkedHashMap<String, String>();
        attributes.forEach((name, path) -> {
            JsonNode node = document.at(path);
            if (node.isValueNode() && !absent(node)) {
                found.put(name, node.asText());
            }
        });
        return found;
    }

    private static String scalar(JsonNode node) {
        return absent(node) || !node.isValueNode() ? "" : node.asText();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> "nothing";
            case NULL -> "null";
            case OBJECT, POJO -> "an object";
            case ARRAY -> "an array";
            case BOOLEAN -> "true or false";
            case STRING, BINARY -> "a string";
            case NUMBER -> "a number";
        };
    }
}
