package io.tidings.learn.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Somebody's wish for a training, as it travels on the control topic.
///
/// @param id     names it in the answer
/// @param model  the name of the model to train
/// @param reason in words
/// @param until  until when somebody waits for the answer; later it is forgotten
public record Call(String id, String model, String reason, Instant until) {

    /// Longer ones are cut.
    static final int REASON_CHARACTERS = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    public Call {
        reason = reason.length() > REASON_CHARACTERS ? reason.substring(0, REASON_CHARACTERS) : reason;
    }

    byte[] toJson() {
        return JSON.createObjectNode()
                .put("kind", "call")
                .put("id", id)
                .put("model", model)
                .put("reason", reason)
                .put("until", until.toString())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Whether a record of the control topic is a call; others tell of progress.
    static boolean isCall(JsonNode json) {
        return json.path("kind").asText().equals("call");
    }

    /// @throws IOException where it is none
    static Call ofJson(JsonNode json) throws IOException {
        try {
            return new Call(json.path("id").asText(), json.path("model").asText(), json.path("reason").asText(),
                    Instant.parse(json.path("until").asText()));
        } catch (DateTimeParseException e) {
            throw new IOException("a call without a time until which it counts: " + json, e);
        }
    }
}
