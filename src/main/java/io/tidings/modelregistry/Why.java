package io.tidings.modelregistry;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Why a change was made, for the event that tells of it.
///
/// @param reason  in words
/// @param figures by name, such as `challengerAccuracy`
/// @param report  the full report as JSON, where there is one
public record Why(String reason, Map<String, Double> figures, @Nullable String report) {

    public Why {
        figures = Map.copyOf(figures);
    }

    public static Why because(String reason) {
        return new Why(reason, Map.of(), null);
    }
}
