package io.tidings.dashboard.view;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Windows of one size in the order of time, and what happened meanwhile.
///
/// @param subject null for all reviews together
public record Trend(Duration size, @Nullable String subject, List<ShownWindow> windows, List<Mark> marks) {

    public Trend {
        windows = List.copyOf(windows);
        marks = List.copyOf(marks);
    }
}
