package io.tidings.dashboard.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// The body of a request: one JSON object, each key at most once. What does not fit is refused by name.
final class JsonBody {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode object;

    private JsonBody(ObjectNode object) {
        this.object = object;
    }

    /// @throws Problem where the bytes are no JSON object
    static JsonBody of(byte[] bytes) {
        try {
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
                return new JsonBody(object);
            }
            throw Problem.of(400, "the body: expected a JSON object");
        } catch (JsonProcessingException e) {
            throw Problem.of(400, "the body is no JSON: line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw Problem.of(400, "the body is no JSON in UTF-8");
        }
    }

    /// @throws Problem where there is another key than the known ones
    JsonBody requireOnly(Set<String> known) {
        object.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw Problem.of(400, "the body has the unknown key '" + key + "', expected some of "
                        + String.join(", ", new TreeSet<>(known)));
            }
        });
        return this;
    }

    boolean has(String key) {
        return object.hasNonNull(key);
    }

    String text(String key) {
        return string(key, object.get(key));
    }

    @Nullable
    String optionalText(String key) {
        return has(key) ? text(key) : null;
    }

    List<String> texts(String key) {
        JsonNode found = object.get(key);
        if (found == null || !found.isArray()) {
            throw wrong(key, "an array of strings", found);
        }
        var texts = new ArrayList<String>();
        found.forEach(element -> texts.add(string(key, element)));
        return texts;
    }

    long whole(String key) {
        JsonNode found = object.get(key);
        if (found == null || !found.isIntegralNumber() || !found.canConvertToLong() || found.longValue() < 0) {
            throw wrong(key, "a whole number, at least 0", found);
        }
        return found.longValue();
    }

    /// What must be there so that nobody does it by accident.
    void requireConfirmed() {
        JsonNode found = object.get("confirm");
        if (found == null || !found.isBoolean() || !found.booleanValue()) {
            throw wrong("confirm", "true", found);
        }
    }

    private static String string(String key, @Nullable JsonNode found) {
        if (found == null || !found.isTextual()) {
            throw wrong(key, "a string", found);
        }
        return found.textValue();
    }

    private static Problem wrong(String key, String expected, @Nullable JsonNode found) {
        return Problem.of(400, key + ": expected " + expected + ", found "
                + (found == null ? "nothing" : found.isValueNode() ? shortened(found.toString()) : "other JSON"));
    }

    private static String shortened(String text) {
        int most = 60;
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
