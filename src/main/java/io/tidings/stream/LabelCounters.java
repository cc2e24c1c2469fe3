package io.tidings.stream;

import java.util.Map;

/// What the labelled events of this process said since its topology was built.
///
/// @param tokens      of their texts, before any is cut
/// @param unknown     tokens that were read and are not in the model's vocabulary
/// @param truncated   events whose text was longer than the model reads
/// @param uncertain   events below the threshold of confidence
/// @param labels      events by label
/// @param confidences events by confidence
public record LabelCounters(long tokens, long unknown, long truncated, long uncertain, Map<String, Long> labels,
        Spread confidences) {

    public LabelCounters {
        labels = Map.copyOf(labels);
    }
}
