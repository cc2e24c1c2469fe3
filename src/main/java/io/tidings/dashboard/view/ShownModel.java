package io.tidings.dashboard.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A published model.
///
/// @param parent the model its training began from; empty where from nothing
/// @param size   in bytes
/// @param state  `champion`, `shadow`, `former` or `published`
public record ShownModel(String id, String parent, Instant createdAt, long size, List<String> labels,
        Map<String, Double> metrics, Map<String, String> provenance, String state) {

    public ShownModel {
        labels = List.copyOf(labels);
        metrics = Map.copyOf(metrics);
        provenance = Map.copyOf(provenance);
    }
}
