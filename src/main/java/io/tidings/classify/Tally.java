package io.tidings.classify;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// Counts outcomes by label and by the bins of each [Measure]. A few hundred numbers, however many outcomes.
/// For one thread.
public final class Tally {

    /// More different labels than this are counted as one; no model has so many, but a topic may hold anything.
    public static final int MOST_LABELS = 256;

    /// What the labels beyond [#MOST_LABELS] are counted as.
    public static final String OTHER = "other";

    private final Map<String, Long> labels = new TreeMap<>();
    private final Map<Measure, long[]> bins = new EnumMap<>(Measure.class);

    /// Counts all that is known of one outcome.
    public void add(Classification outcome) {
        add(outcome.scores().label(), 1);
        add(Measure.CONFIDENCE, outcome.scores().confidence());
        addUnknown(outcome.tokens(), outcome.unknown());
        addLength(outcome.tokens());
    }

    public void addUnknown(int tokens, int unknown) {
        add(Measure.UNKNOWN, tokens == 0 ? 0 : Math.min(1, (double) unknown / tokens));
    }

    public void addLength(int tokens) {
        add(Measure.LENGTH, tokens);
    }

    public void add(Measure measure, double value) {
        add(measure, measure.bin(value), 1);
    }

    public void add(Measure measure, int bin, long times) {
        bins.computeIfAbsent(measure, m -> new long[m.bins()])[bin] += times;
    }

    public void add(String label, long times) {
        boolean room = labels.size() < MOST_LABELS || labels.containsKey(label);
        labels.merge(room ? label : OTHER, times, Long::sum);
    }

    public void add(Tally other) {
        other.labels.forEach(this::add);
        other.bins.forEach((measure, counts) -> {
            for (int bin = 0; bin < counts.length; bin++) {
                add(measure, bin, counts[bin]);
            }
        });
    }

    /// Outcomes counted.
    public long count() {
        return labels.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How often each label was given.
    public Map<String, Long> labels() {
        return Collections.unmodifiableMap(labels);
    }

    /// How many outcomes fell into each bin; all 0 for a measure that was never counted.
    public long[] bins(Measure measure) {
        long[] counts = bins.get(measure);
        return counts == null ? new long[measure.bins()] : counts.clone();
    }
}
