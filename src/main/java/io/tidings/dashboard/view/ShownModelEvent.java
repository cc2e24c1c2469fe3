package io.tidings.dashboard.view;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Something that happened to a model.
///
/// @param name    under which the model serves
/// @param kind    such as `promoted`; see the schema of model events
/// @param modelId empty where there is none yet
/// @param report  the full report of the gate, or the plan of a training
public record ShownModelEvent(Instant at, String name, String kind, String modelId, String instance, String reason,
        Map<String, Double> figures, @Nullable JsonNode report) {

    public ShownModelEvent {
        figures = Map.copyOf(figures);
    }
}
