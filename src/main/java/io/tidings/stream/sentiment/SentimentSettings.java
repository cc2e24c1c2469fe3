package io.tidings.stream.sentiment;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.internals.Topic;
import org.jspecify.annotations.Nullable;

/// How labelled events are counted in windows.
///
/// Components that are left out (null) take the values of [#defaults()].
///
/// @param enabled        whether `tidings run` counts too: a second stream in the process, with a thread of its own
/// @param topic          where windows go
/// @param sizes          the lengths of windows in ISO 8601, separated by commas, multiples of the smallest
/// @param graceSeconds   how long after its end, by the event times of its partition, a window takes further reviews
/// @param retentionHours how long windows and alerts are kept on their topics after they were last written; -1 for ever
/// @param stateHours     how long, in event time, a window can still be added to; larger where the baseline needs more
/// @param polarity       by label, -1..1; see [Polarity] for the others
/// @param alerts         when a rise of a label's share is told
public record SentimentSettings(Boolean enabled, String topic, String sizes, Integer graceSeconds,
        Integer retentionHours, Integer stateHours, Map<String, Double> polarity, AlertSettings alerts) {

    private static final String TOPIC = "tidings.sentiment";
    private static final String SIZES = "PT1M,PT1H,P1D";
    private static final int GRACE_SECONDS = 300;
    private static final int MONTH = 30 * 24;
    private static final int WEEK = 7 * 24;

    public SentimentSettings {
        enabled = enabled == null || enabled;
        topic = topic("topic", topic, TOPIC);
        sizes = sizes == null ? SIZES : sizes;
        graceSeconds = atLeast(0, "graceSeconds", graceSeconds, GRACE_SECONDS);
        retentionHours = retentionHours == null ? MONTH : retentionHours;
        stateHours = atLeast(1, "stateHours", stateHours, WEEK);
        polarity = polarity == null ? Map.of() : checked(polarity);
        alerts = alerts == null ? AlertSettings.defaults() : alerts;
        if (retentionHours < 1 && retentionHours != -1) {
            throw new IllegalArgumentException(
                    "retentionHours: expected at least 1, or -1 for ever, found " + retentionHours);
        }
        if (topic.equals(alerts.topic())) {
            throw new IllegalArgumentException(
                    "topic: must be another topic than the alerts', found '" + topic + "' for both");
        }
        WindowSize.parse("sizes", sizes);
    }

    public static SentimentSettings defaults() {
        return new SentimentSettings(true, TOPIC, SIZES, GRACE_SECONDS, MONTH, WEEK, Map.of(),
                AlertSettings.defaults());
    }

    public SentimentSettings withWindows(String otherSizes, int otherGraceSeconds) {
        return new SentimentSettings(enabled, topic, otherSizes, otherGraceSeconds, retentionHours, stateHours,
                polarity, alerts);
    }

    public SentimentSettings withStateHours(int other) {
        return new SentimentSettings(enabled, topic, sizes, graceSeconds, retentionHours, other, polarity, alerts);
    }

    public SentimentSettings withTopic(String other) {
        return new SentimentSettings(enabled, other, sizes, graceSeconds, retentionHours, stateHours, polarity,
                alerts);
    }

    public SentimentSettings withAlerts(AlertSettings other) {
        return new SentimentSettings(enabled, topic, sizes, graceSeconds, retentionHours, stateHours, polarity, other);
    }

    /// From the smallest on.
    public List<WindowSize> windowSizes() {
        return WindowSize.parse("sizes", sizes);
    }

    long graceMillis() {
        return Duration.ofSeconds(graceSeconds).toMillis();
    }

    /// How far behind the newest window of a size another one may lie and still be added to.
    long stateMillis(WindowSize size) {
        return Math.max(Duration.ofHours(stateHours).toMillis(), (alerts.windows() + 2L) * size.millis());
    }

    static String topic(String name, @Nullable String given, String fallback) {
        String value = given == null ? fallback : given;
        try {
            Topic.validate(value);
        } catch (InvalidTopicException e) {
            throw new IllegalArgumentException(name + ": not a topic name: " + e.getMessage(), e);
        }
        return value;
    }

    static int atLeast(int least, String name, @Nullable Integer given, int fallback) {
        int value = given == null ? fallback : given;
        if (value < least) {
            throw new IllegalArgumentException(name + ": expected at least " + least + ", found " + value);
        }
        return value;
    }

    private static Map<String, Double> checked(Map<String, Double> polarity) {
        polarity.forEach((label, value) -> {
            if (value == null || !(value >= -1 && value <= 1)) {
                throw new IllegalArgumentException("polarity." + label + ": expected -1..1, found " + value);
            }
        });
        return Collections.unmodifiableMap(new TreeMap<>(polarity));
    }
}
