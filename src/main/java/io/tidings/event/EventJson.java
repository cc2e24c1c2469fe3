package io.tidings.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/// The JSON form of an event, by its schema: the same names in the same order, times in ISO-8601, bytes in Base64,
/// keys of maps sorted, what is absent left out. Avro's own JSON encoding wraps optional values in the name of their
/// type and writes times as numbers, which nobody reads or writes by hand.
final class EventJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private EventJson() {}

    static byte[] write(SpecificRecordBase event) {
        var out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
            record(json, event);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return out.toByteArray();
    }

    private static void record(JsonGenerator json, SpecificRecordBase event) throws IOException {
        json.writeStartObject();
        for (Schema.Field field : event.getSchema().getFields()) {
            Object value = event.get(field.pos());
            if (value != null) {
                json.writeFieldName(field.name());
                value(json, value);
            }
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Float number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case ByteBuffer bytes -> json.writeBinary(content(bytes));
            case SpecificRecordBase nested -> record(json, nested);
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (var entry : new TreeMap<>(map).entrySet()) {
                    json.writeFieldName(String.valueOf(entry.getKey()));
                    value(json, entry.getValue());
                }
                json.writeEndObject();
            }
            case Collection<?> items -> {
                json.writeStartArray();
                for (Object item : items) {
                    value(json, item);
                }
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }

    private static byte[] content(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }

    /// Fills a blank event.
    ///
    /// @throws IOException where the bytes are no JSON, or a field is missing that has no default, or is of another kind
    static <T extends SpecificRecordBase> T read(byte[] bytes, T blank) throws IOException {
        try {
            return fill(MAPPER.readTree(bytes), blank, "");
        } catch (JsonProcessingException e) {
            // Jackson's own words repeat what stands there, and no text of a review may get into a log.
            throw new IOException("not JSON at line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        }
    }

    private static <T extends SpecificRecordBase> T fill(JsonNode json, T blank, String above) throws IOException {
        if (!json.isObject()) {
            throw lacks(blank.getSchema(), above, "an object");
        }
        for (Schema.Field field : blank.getSchema().getFields()) {
            JsonNode value = json.path(field.name());
            if (!value.isMissingNode() && !value.isNull()) {
                blank.put(field.pos(), read(value, new Place(blank, field.schema(), above + field.name())));
            } else if (field.hasDefaultValue()) {
                blank.put(field.pos(), blank.getSpecificData().getDefaultValue(field));
            } else {
                throw lacks(blank.getSchema(), above + field.name(), expected(field.schema()));
            }
        }
        return blank;
    }

    /// @param event  whose field it is
    /// @param schema of the value
    /// @param path   names it in messages
    private record Place(SpecificRecordBase event, Schema schema, String path) {

        Place of(Schema other, String below) {
            return new Place(event, other, path + below);
        }

        IOException refused() {
            return lacks(event.getSchema(), path, expected(schema));
        }
    }

    private static Object read(JsonNode json, Place place) throws IOException {
        Schema schema = place.schema();
        return switch (schema.getType()) {
            case UNION -> read(json, place.of(present(schema), ""));
            case STRING -> require(json.isTextual(), place, json.asText());
            case BOOLEAN -> require(json.isBoolean(), place, json.asBoolean());
            case INT -> require(json.isIntegralNumber() && json.canConvertToInt(), place, json.asInt());
            case LONG -> schema.getLogicalType() == null
                    ? require(json.isIntegralNumber() && json.canConvertToLong(), place, json.asLong())
                    : time(json, place);
            case FLOAT -> require(json.isNumber(), place, json.floatValue());
            case DOUBLE -> require(json.isNumber(), place, json.doubleValue());
            case BYTES -> require(json.isTextual() || json.isBinary(), place, bytes(json, place));
            case MAP -> map(json, place);
            case ARRAY -> array(json, place);
            case RECORD -> fill(json, (SpecificRecordBase) place.event().getSpecificData().newRecord(null, schema),
                    place.path() + ".");
            default -> throw new IllegalStateException("no event has a field of type " + schema.getType());
        };
    }

    private static Object require(boolean fits, Place place, @Nullable Object value) throws IOException {
        if (!fits || value == null) {
            throw place.refused();
        }
        return value;
    }

    private static ByteBuffer bytes(JsonNode json, Place place) throws IOException {
        try {
            return ByteBuffer.wrap(json.binaryValue());
        } catch (IOException | RuntimeException e) {
            throw place.refused();
        }
    }

    private static Instant time(JsonNode json, Place place) throws IOException {
        try {
            return json.isIntegralNumber() ? Instant.ofEpochMilli(json.asLong()) : Instant.parse(json.asText());
        } catch (DateTimeException e) {
            throw place.refused();
        }
    }

    private static Map<String, Object> map(JsonNode json, Place place) throws IOException {
        require(json.isObject(), place, json);
        var map = new TreeMap<String, Object>();
        for (var entry : json.properties()) {
            map.put(entry.getKey(), read(entry.getValue(),
                    place.of(place.schema().getValueType(), "." + entry.getKey())));
        }
        return map;
    }

    private static Collection<Object> array(JsonNode json, Place place) throws IOException {
        require(json.isArray(), place, json);
        var items = new ArrayList<>();
        for (JsonNode item : json) {
            items.add(read(item, place.of(place.schema().getElementType(), "[" + items.size() + "]")));
        }
        return items;
    }

    private static Schema present(Schema union) {
        return union.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).findFirst().orElseThrow();
    }

    private static String expected(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> expected(present(schema));
            case STRING -> "a string";
            case BOOLEAN -> "true or false";
            case INT -> "a whole number";
            case LONG -> schema.getLogicalType() == null ? "a whole number" : "a time in ISO-8601";
            case FLOAT, DOUBLE -> "a number";
            case BYTES -> "bytes in Base64";
            case ARRAY -> "a list";
            default -> "an object";
        };
    }

    private static IOException lacks(Schema event, String path, String expected) {
        return new IOException("a " + event.getName() + " in JSON lacks field " + path + ", expected " + expected);
    }
}
