package io.tidings.dashboard.topics;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// A training that was announced.
///
/// @param number  from 1, in the order of those that are known
/// @param read    of each partition of the examples, the offset behind the last that it read
/// @param modelId what came of it; null as long as nothing has
/// @param failed  whether nothing will
record Training(long number, Map<Integer, Long> read, @Nullable String modelId, boolean failed) {

    /// The figure by which the events of a training are told from those of others.
    static final String FIGURE = "training";

    boolean covers(int partition, long offset) {
        return offset < read.getOrDefault(partition, 0L);
    }

    Training ended(@Nullable String id) {
        return new Training(number, read, id, id == null);
    }

    /// @param plan the report of a `training-started` event, whose `examples` are such as `0:12,1:7`
    /// @throws IOException where it is no plan
    static Training begun(long number, JsonNode plan) throws IOException {
        String examples = plan.path("examples").asText();
        var read = new HashMap<Integer, Long>();
        for (String part : examples.isEmpty() ? new String[0] : examples.split(",", -1)) {
            int colon = part.indexOf(':');
            try {
                read.put(Integer.valueOf(part.substring(0, Math.max(0, colon))),
                        Long.valueOf(part.substring(colon + 1)));
            } catch (NumberFormatException e) {
                throw new IOException("expected PARTITION:OFFSET,... in the plan of a training, found '"
                        + Shown.cut(examples, 80) + "'", e);
            }
        }
        return new Training(number, Map.copyOf(read), null, false);
    }

    /// The name that a figure gives, in milliseconds.
    static @Nullable Instant name(Map<String, Double> figures) {
        Double millis = figures.get(FIGURE);
        return millis == null ? null : Instant.ofEpochMilli(millis.longValue());
    }
}
