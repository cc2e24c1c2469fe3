package io.tidings.stream.sentiment;

import java.util.Map;

/// What a topology has done in this process since it was built. `read = counted + unreadable`.
///
/// A record that is processed again because its transaction was rolled back counts again.
///
/// @param read       records of labelled events
/// @param counted    those that are reviews with a label
/// @param unreadable those that are no labelled events
/// @param late       by size of window, reviews that came after their window was over by more than the grace time
/// @param expired    reviews whose window was no longer kept when they reached it, added over all sizes
/// @param written    states of windows that were written
/// @param alerts     alerts raised
public record SentimentCounters(long read, long counted, long unreadable, Map<String, Long> late, long expired,
        long written, long alerts) {

    public SentimentCounters {
        late = Map.copyOf(late);
    }
}
