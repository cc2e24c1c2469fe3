package io.tidings.stream.sentiment;

import org.jspecify.annotations.Nullable;

/// When a rise of a label's share is told.
///
/// Components that are left out (null) take the values of [#defaults()].
///
/// @param topic   where alerts go
/// @param level   the largest probability that such a rise is chance, 0..1. A window is looked at many times while it
///                fills, so it should be much smaller than is usual for a single test
/// @param rise    by how much the share must have risen at the least, 0..1: in large windows the smallest differences
///                are significant
/// @param minimum how many reviews the window needs, and the windows before it together
/// @param windows how many windows before are the baseline; 0 for no alerts
public record AlertSettings(String topic, Double level, Double rise, Integer minimum, Integer windows) {

    private static final String TOPIC = "tidings.alerts";
    private static final double LEVEL = 0.0001;
    private static final double RISE = 0.1;
    private static final int MINIMUM = 30;
    /// A day of hours.
    private static final int WINDOWS = 24;
    private static final int MOST_WINDOWS = 1_000;

    public AlertSettings {
        topic = SentimentSettings.topic("topic", topic, TOPIC);
        level = share("level", level, LEVEL);
        rise = share("rise", rise, RISE);
        minimum = SentimentSettings.atLeast(1, "minimum", minimum, MINIMUM);
        windows = SentimentSettings.atLeast(0, "windows", windows, WINDOWS);
        if (windows > MOST_WINDOWS) {
            throw new IllegalArgumentException("windows: expected at most " + MOST_WINDOWS + ", found " + windows);
        }
    }

    public static AlertSettings defaults() {
        return new AlertSettings(TOPIC, LEVEL, RISE, MINIMUM, WINDOWS);
    }

    private static double share(String name, @Nullable Double given, double fallback) {
        double value = given == null ? fallback : given;
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + ": expected 0..1, found " + value);
        }
        return value;
    }
}
