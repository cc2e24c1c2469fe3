package io.tidings.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// The JSON form of a labelled event: the fields of the schema under the same names, in the same order; times in
/// ISO-8601, an absent text left out.
final class LabeledReviewJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private LabeledReviewJson() {}

    static byte[] write(LabeledReview event) {
        var out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("id", event.getId());
            json.writeStringField("subject", event.getSubject());
            json.writeStringField("label", event.getLabel());
            json.writeObjectFieldStart("scores");
            for (var score : new TreeMap<>(event.getScores()).entrySet()) {
                json.writeNumberField(score.getKey(), score.getValue());
            }
            json.writeEndObject();
            json.writeNumberField("confidence", event.getConfidence());
            json.writeBooleanField("uncertain", event.getUncertain());
            json.writeStringField("modelId", event.getModelId());
            json.writeStringField("sourceTopic", event.getSourceTopic());
            json.writeNumberField("sourcePartition", event.getSourcePartition());
            json.writeNumberField("sourceOffset", event.getSourceOffset());
            json.writeStringField("eventTime", event.getEventTime().toString());
            json.writeStringField("scoredAt", event.getScoredAt().toString());
            json.writeBooleanField("truncated", event.getTruncated());
            json.writeStringField("script", event.getScript());
            json.writeNumberField("tokens", event.getTokens());
            json.writeNumberField("unknownTokens", event.getUnknownTokens());
            if (event.getText().isPresent()) {
                json.writeStringField("text", event.getText().get());
            }
            json.writeObjectFieldStart("attributes");
            for (var attribute : event.getAttributes().entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return out.toByteArray();
    }

    static LabeledReview read(byte[] value) throws IOException {
        JsonNode json = MAPPER.readTree(value);
        var event = LabeledReview.newBuilder()
                .setId(string(json, "id"))
                .setSubject(string(json, "subject"))
                .setLabel(string(json, "label"))
                .setScores(scores(json.path("scores")))
                .setConfidence(number(json, "confidence").floatValue())
                .setUncertain(json.path("uncertain").asBoolean())
                .setModelId(string(json, "modelId"))
                .setSourceTopic(string(json, "sourceTopic"))
                .setSourcePartition(number(json, "sourcePartition").intValue())
                .setSourceOffset(number(json, "sourceOffset").longValue())
                .setEventTime(time(json, "eventTime"))
                .setScoredAt(time(json, "scoredAt"))
                .setTruncated(json.path("truncated").asBoolean())
                .setScript(string(json, "script"))
                .setTokens(number(json, "tokens").intValue())
                .setUnknownTokens(number(json, "unknownTokens").intValue())
                .setAttributes(strings(json.path("attributes")));
        if (json.path("text").isTextual()) {
            event.setText(json.path("text").asText());
        }
        return event.build();
    }

    private static String string(JsonNode json, String field) throws IOException {
        if (!json.path(field).isTextual()) {
            throw lacks(field, "a string");
        }
        return json.path(field).asText();
    }

    private static JsonNode number(JsonNode json, String field) throws IOException {
        if (!json.path(field).isNumber()) {
            throw lacks(field, "a number");
        }
        return json.path(field);
    }

    private static Instant time(JsonNode json, String field) throws IOException {
        try {
            return Instant.parse(string(json, field));
        } catch (DateTimeException e) {
            throw lacks(field, "a time in ISO-8601");
        }
    }

    private static IOException lacks(String field, String expected) {
        return new IOException("a labelled event in JSON lacks field " + field + ", expected " + expected);
    }

    private static Map<String, Float> scores(JsonNode json) {
        var scores = new TreeMap<String, Float>();
        json.properties().forEach(entry -> scores.put(entry.getKey(), entry.getValue().floatValue()));
        return scores;
    }

    private static Map<String, String> strings(JsonNode json) {
        var strings = new TreeMap<String, String>();
        json.properties().forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
        return strings;
    }
}
