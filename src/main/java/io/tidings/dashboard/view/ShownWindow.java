package io.tidings.dashboard.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// What the reviews of a stretch of time say together.
///
/// @param start     inclusive
/// @param end       exclusive
/// @param size      from start to end
/// @param subject   empty for all together
/// @param labels    reviews by label
/// @param sentiment -1..1
public record ShownWindow(Instant start, Instant end, Duration size, String subject, long count,
        Map<String, Long> labels, double meanConfidence, double sentiment) {

    public ShownWindow {
        labels = Map.copyOf(labels);
    }
}
