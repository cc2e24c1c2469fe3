package io.tidings.stream;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// How the events of a replay differ from those that the stream wrote: `compared = same + changed`, and `compared +
/// missing` is what the replay wrote.
///
/// @param same              reviews with the same label in both
/// @param otherScores       of these, how many with another confidence
/// @param largestDifference of the confidence among these, 0..1
/// @param missing           events of the replay whose records have no event on the stream's topic: dead letters, or
///                          gone by retention
/// @param models            how many of the compared events the stream wrote with which model
/// @param changes           from which label to which, the most frequent first
/// @param examples          some of the reviews whose label changed
public record ReplayDiff(long compared, long same, long changed, long otherScores, double largestDifference,
        long missing, Map<String, Long> models, List<Change> changes, List<Example> examples) {

    public ReplayDiff {
        models = Map.copyOf(models);
        changes = List.copyOf(changes);
        examples = List.copyOf(examples);
    }

    /// So many reviews that had one label and have another.
    public record Change(String from, String to, long count) {}

    /// One review whose label changed.
    ///
    /// @param text as far as the event has it
    public record Example(String id, String from, float fromConfidence, String to, float toConfidence,
            @Nullable String text) {}
}
