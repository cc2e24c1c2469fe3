package io.tidings.learn.service;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.training.TrainingObserver;

/// How far a training is, as the control topic carries it to those who wait.
///
/// @param training its name, see [Plan#FIGURE]
/// @param step     from 1 on
/// @param steps    in the whole training
/// @param epoch    from 1 on
/// @param loss     of the epoch so far, in nats
public record Progress(double training, long step, long steps, int epoch, double loss) {

    private static final String KIND = "progress";
    private static final ObjectMapper JSON = new ObjectMapper();

    static Progress of(Plan plan, TrainingObserver.Step step) {
        return new Progress(plan.name(), step.step(), step.steps(), step.epoch(), step.loss());
    }

    byte[] toJson() {
        return JSON.createObjectNode()
                .put("kind", KIND)
                .put("training", training)
                .put("step", step)
                .put("steps", steps)
                .put("epoch", epoch)
                .put("loss", loss)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    static boolean isProgress(JsonNode json) {
        return json.path("kind").asText().equals(KIND);
    }

    static Progress ofJson(JsonNode json) {
        return new Progress(json.path("training").asDouble(), json.path("step").asLong(), json.path("steps").asLong(),
                json.path("epoch").asInt(), json.path("loss").asDouble());
    }
}
