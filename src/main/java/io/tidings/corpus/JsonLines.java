package io.tidings.corpus;

import java.io.CharConversionException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/// One JSON object a line; blank lines are passed over.
final class JsonLines implements Rows {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final String source;
    private final LineReader lines;
    private final FieldNames fields;

    /// @param source stands in the ids of reviews that have none
    JsonLines(String source, LineReader lines, FieldNames fields) {
        this.source = source;
        this.lines = lines;
        this.fields = fields;
    }

    @Override
    public @Nullable LabeledText next() throws IOException {
        while (lines.next()) {
            if (!isBlank()) {
                return review(parse());
            }
        }
        return null;
    }

    @Override
    public boolean ready() throws IOException {
        return lines.ready();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private boolean isBlank() {
        for (int i = 0; i < lines.length(); i++) {
            if (lines.bytes()[i] != ' ' && lines.bytes()[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private JsonNode parse() throws IOException {
        JsonNode row;
        try {
            row = JSON.readValue(lines.bytes(), 0, lines.length());
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw lines
                    .malformed("expected one JSON object, found at column " + column + ": " + e.getOriginalMessage());
        } catch (CharConversionException e) {
            throw lines.malformed("expected UTF-8: " + e.getMessage());
        }
        if (!row.isObject()) {
            throw lines.malformed("expected one JSON object, found " + kind(row));
        }
        return row;
    }

    private LabeledText review(JsonNode row) {
        String id = scalar(row, fields.id(), "id");
        return new LabeledText(id == null ? source + ":" + lines.number() : id,
                scalar(row, fields.subject(), "subject"), text(row), scalar(row, fields.label(), "label"), time(row),
                scalar(row, fields.group(), "group"), lines.number());
    }

    private String text(JsonNode row) {
        JsonNode value = find(row, fields.text());
        if (value == null || !value.isTextual()) {
            var names = new ArrayList<String>();
            row.fieldNames().forEachRemaining(names::add);
            throw lines.malformed("expected the text as a string in field '" + fields.text() + "', found "
                    + (value == null ? "none among " + shortened(names) : kind(value)));
        }
        return value.textValue();
    }

    private @Nullable Instant time(JsonNode row) {
        JsonNode value = find(row, fields.time());
        if (value == null || (value.isTextual() && value.textValue().isEmpty())) {
            return null;
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return Instant.ofEpochMilli(value.longValue());
        }
        Instant time = Times.parse(value.asText());
        if (time == null) {
            throw lines.malformed("expected " + Times.EXPECTED + " in field '" + fields.time() + "', found "
                    + (value.isTextual() ? "'" + value.asText() + "'" : kind(value)));
        }
        return time;
    }

    private @Nullable String scalar(JsonNode row, String name, String what) {
        JsonNode value = find(row, name);
        if (value == null) {
            return null;
        }
        if (value.isContainerNode()) {
            throw lines.malformed("expected the " + what + " as a string or number in field '" + name + "', found "
                    + kind(value));
        }
        return value.asText().isEmpty() ? null : value.asText();
    }

    /// The first alternative that is there and not null.
    private static @Nullable JsonNode find(JsonNode row, String name) {
        for (String alternative : FieldNames.alternatives(name)) {
            JsonNode value = alternative.startsWith("/") ? row.at(alternative) : row.path(alternative);
            if (!value.isMissingNode() && !value.isNull()) {
                return value;
            }
        }
        return null;
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NUMBER -> "a number";
            case STRING -> "a string";
            case BOOLEAN -> "a boolean";
            default -> "nothing";
        };
    }

    private static String shortened(List<String> names) {
        int most = 12;
        return names.size() <= most
                ? names.toString()
                : names.subList(0, most) + " and " + (names.size() - most)
                        + " more";
    }
}
