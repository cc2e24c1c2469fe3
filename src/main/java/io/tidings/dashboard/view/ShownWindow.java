package io.tidings.dashboard.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// What the reviews of a stretch of time say together.
///
/// @param start     inclusive
/// @param end       exclusive
/// @param size      from start to end
/// @param subject   null for all together, empty for reviews that do not say
/// @param labels    reviews by label
/// @param sentiment -1..1
/// @param late      reviews of this size of window that came after their own was over, while this one was the newest; they
///                  are counted nowhere else, and never in the windows of a subject
public record ShownWindow(Instant start, Instant end, Duration size, @Nullable String subject, long count,
        Map<String, Long> labels, double meanConfidence, double sentiment,
        long late) {

    public ShownWindow {
        labels = Map.copyOf(labels);
    }
}
