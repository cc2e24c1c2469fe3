package io.tidings.learn.feedback;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Stars as feedback: which values of a numeric attribute of labelled events stand for which label.
///
/// Components that are left out (null) take the values of [#defaults()].
///
/// @param attribute the attribute's name; empty for no such feedback
/// @param labels    by label its values, ends included, such as `1..2`, or one number; values between ranges say nothing
/// @param weight    how much such feedback counts in training, 0 or more
public record StarsSettings(String attribute, Map<String, String> labels, Double weight) {

    private static final Pattern RANGE = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(?:\\.\\.(-?\\d+(?:\\.\\d+)?))?");
    private static final Map<String, String> FIVE_STARS = Map.of("neg", "1..2", "pos", "4..5");

    public StarsSettings {
        attribute = attribute == null ? "" : attribute;
        labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels == null ? FIVE_STARS : labels));
        weight = weight == null ? 1 : weight;
        if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("weight: expected 0 or more, found " + weight);
        }
        refuseOverlaps(ranges(labels));
    }

    public static StarsSettings defaults() {
        return new StarsSettings("", FIVE_STARS, 1.0);
    }

    /// The label that an event's attributes stand for, if they have the attribute and its value stands for one.
    Optional<String> labelOf(Map<String, String> attributes) {
        String value = attribute.isEmpty() ? null : attributes.get(attribute);
        if (value == null) {
            return Optional.empty();
        }
        double number;
        try {
            number = Double.parseDouble(value.strip());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return ranges(labels).entrySet()
                .stream()
                .filter(range -> range.getValue().contains(number))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private record Range(double from, double to) {

        boolean contains(double value) {
            return value >= from && value <= to;
        }
    }

    private static Map<String, Range> ranges(Map<String, String> labels) {
        var ranges = new LinkedHashMap<String, Range>();
        labels.forEach((label, text) -> {
            Matcher matcher = RANGE.matcher(text.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "labels." + label + ": expected a number or a range such as 1..2, found '" + text + "'");
            }
            double from = Double.parseDouble(matcher.group(1));
            ranges.put(label, new Range(from, matcher.group(2) == null ? from : Double.parseDouble(matcher.group(2))));
        });
        return ranges;
    }

    private static void refuseOverlaps(Map<String, Range> ranges) {
        ranges.forEach((label, range) -> {
            if (range.from() > range.to()) {
                throw new IllegalArgumentException("labels." + label + ": expected the smaller number first");
            }
            ranges.forEach((other, second) -> {
                if (!label.equals(other) && range.contains(second.from())) {
                    throw new IllegalArgumentException(
                            "labels." + label + ": the value " + second.from() + " stands for '" + other + "' too");
                }
            });
        });
    }
}
