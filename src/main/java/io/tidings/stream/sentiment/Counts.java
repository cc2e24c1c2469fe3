package io.tidings.stream.sentiment;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is counted of reviews. All of it is whole numbers: sums are the same in whatever order they are made.
///
/// @param labels     how many have each label
/// @param confidence the sum of their confidences, in millionths
/// @param late       how many came too late to be counted
record Counts(SortedMap<String, Long> labels, long confidence, long late) {

    static final Counts NONE = new Counts(new TreeMap<>(), 0, 0);

    private static final double MILLION = 1e6;

    Counts {
        labels = Collections.unmodifiableSortedMap(labels);
    }

    static Counts one(String label, double confidence) {
        var labels = new TreeMap<String, Long>();
        labels.put(label, 1L);
        return new Counts(labels, Math.round(confidence * MILLION), 0);
    }

    static Counts late(long reviews) {
        return new Counts(new TreeMap<>(), 0, reviews);
    }

    Counts plus(Counts other) {
        var sums = new TreeMap<>(labels);
        other.labels.forEach((label, count) -> sums.merge(label, count, Long::sum));
        return new Counts(sums, confidence + other.confidence, late + other.late);
    }

    long count() {
        return labels.values().stream().mapToLong(Long::longValue).sum();
    }

    long of(String label) {
        return labels.getOrDefault(label, 0L);
    }

    /// 0..1; 0 where nothing was counted.
    double meanConfidence() {
        long count = count();
        return count == 0 ? 0 : confidence / MILLION / count;
    }
}
