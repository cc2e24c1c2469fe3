package io.tidings.learn.service;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// One training, as it was announced before it began. With the parent and the seed it says what the outcome is.
///
/// @param at       when it begins; also its name, since no two begin at the same time
/// @param trigger  why, in words
/// @param examples how far the examples were read
/// @param count    how many there are
/// @param fresh    how many of them had come since the last training
/// @param seed     of all that is random
/// @param attempt  1, and one more for each time that it was interrupted
/// @param calls    ids of the calls that it answers
public record Plan(Instant at, String trigger, Positions examples, int count, int fresh, long seed, int attempt,
        List<String> calls) {

    /// The figure by which the events of a training are told from those of others: `at` in milliseconds.
    public static final String FIGURE = "training";

    private static final ObjectMapper JSON = new ObjectMapper();

    public Plan {
        at = Instant.ofEpochMilli(at.toEpochMilli());
        calls = List.copyOf(calls);
    }

    /// The value of [#FIGURE].
    double name() {
        return at.toEpochMilli();
    }

    String toJson() {
        ObjectNode json = JSON.createObjectNode();
        json.put("at", at.toString()).put("trigger", trigger).put("examples", examples.text());
        json.put("count", count).put("fresh", fresh).put("seed", seed).put("attempt", attempt);
        var names = json.putArray("calls");
        calls.forEach(names::add);
        return json.toString();
    }

    /// @throws IOException where it is no plan
    static Plan ofJson(String text) throws IOException {
        try {
            JsonNode json = JSON.readTree(text);
            var calls = new ArrayList<String>();
            json.path("calls").forEach(call -> calls.add(call.asText()));
            return new Plan(Instant.parse(json.path("at").asText()), json.path("trigger").asText(),
                    Positions.parse(json.path("examples").asText()), json.path("count").asInt(),
                    json.path("fresh").asInt(), json.path("seed").asLong(), json.path("attempt").asInt(), calls);
        } catch (RuntimeException e) {
            throw new IOException("expected the plan of a training: " + e.getMessage(), e);
        }
    }
}
