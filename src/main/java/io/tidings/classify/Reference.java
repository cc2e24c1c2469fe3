package io.tidings.classify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;

/// How a model's outcomes are spread: what later ones are compared with.
///
/// @param count  outcomes that it was made of
/// @param labels the share of each label, together 1
/// @param bins   the shares of each measure's bins, together 1; a measure that was not counted is absent
public record Reference(long count, Map<String, Double> labels, Map<Measure, List<Double>> bins) {

    /// Of nothing yet.
    public static final Reference EMPTY = new Reference(0, Map.of(), Map.of());

    private static final String COUNT = "count";
    private static final String LABEL = "label.";

    public Reference {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        var copy = new EnumMap<Measure, List<Double>>(Measure.class);
        bins.forEach((measure, shares) -> {
            if (shares.size() != measure.bins()) {
                throw new IllegalArgumentException(measure.key() + ": expected the shares of " + measure.bins()
                        + " bins, found " + shares.size());
            }
            copy.put(measure, List.copyOf(shares));
        });
        bins = Collections.unmodifiableMap(copy);
        bins.values().forEach(shares -> shares.forEach(Reference::requireShare));
        labels.values().forEach(Reference::requireShare);
        if (count < 0) {
            throw new IllegalArgumentException(COUNT + ": expected at least 0, found " + count);
        }
    }

    /// Of the outcomes of a set of texts, such as those that a model was measured on.
    public static Reference of(Iterable<Classification> outcomes) {
        var tally = new Tally();
        outcomes.forEach(tally::add);
        return of(tally);
    }

    public static Reference of(Tally tally) {
        long count = tally.count();
        var labels = new TreeMap<String, Double>();
        tally.labels().forEach((label, times) -> labels.put(label, (double) times / count));
        var bins = new EnumMap<Measure, List<Double>>(Measure.class);
        for (Measure measure : Measure.values()) {
            long[] counts = tally.bins(measure);
            long total = 0;
            for (long times : counts) {
                total += times;
            }
            if (total > 0) {
                var shares = new ArrayList<Double>(counts.length);
                for (long times : counts) {
                    shares.add((double) times / total);
                }
                bins.put(measure, shares);
            }
        }
        return new Reference(count, labels, bins);
    }

    /// Reads what [#toMap()] gave; keys that it does not know are passed over.
    ///
    /// @throws IllegalArgumentException where a measure's bins are not those of this version, or a share is none
    public static Reference of(Map<String, ? extends List<Double>> map) {
        var labels = new TreeMap<String, Double>();
        map.forEach((key, values) -> {
            if (key.startsWith(LABEL)) {
                labels.put(key.substring(LABEL.length()), only(key, values));
            }
        });
        var bins = new EnumMap<Measure, List<Double>>(Measure.class);
        for (Measure measure : Measure.values()) {
            List<Double> shares = map.get(measure.key());
            if (shares != null) {
                bins.put(measure, shares);
            }
        }
        List<Double> count = map.get(COUNT);
        return new Reference(count == null ? 0 : Math.round(only(COUNT, count)), labels, bins);
    }

    /// As it stands in manifests and drift reports: `count`, `label.NAME` for each label, and the shares of the bins
    /// under [Measure#key()].
    public Map<String, List<Double>> toMap() {
        var map = new TreeMap<String, List<Double>>();
        map.put(COUNT, List.of((double) count));
        labels.forEach((label, share) -> map.put(LABEL + label, List.of(share)));
        bins.forEach((measure, shares) -> map.put(measure.key(), shares));
        return map;
    }

    /// Of the outcomes of both.
    public Reference plus(Reference other) {
        long sum = count + other.count;
        if (sum == 0) {
            return this;
        }
        DoubleBinaryOperator mean = (mine, theirs) -> (mine * count + theirs * other.count) / sum;
        var sums = new TreeMap<String, Double>();
        labels.forEach((label, share) -> sums.put(label, mean.applyAsDouble(share, 0)));
        other.labels.forEach((label, share) -> sums.merge(label, mean.applyAsDouble(0, share), Double::sum));
        var both = new EnumMap<Measure, List<Double>>(Measure.class);
        both.putAll(other.bins);
        both.putAll(bins);
        other.bins.forEach((measure, theirs) -> {
            List<Double> mine = bins.get(measure);
            if (mine != null) {
                var shares = new ArrayList<Double>(mine.size());
                for (int bin = 0; bin < mine.size(); bin++) {
                    shares.add(mean.applyAsDouble(mine.get(bin), theirs.get(bin)));
                }
                both.put(measure, shares);
            }
        });
        return new Reference(sum, sums, both);
    }

    private static void requireShare(double share) {
        // Rounding may lead a little beyond; NaN fails too.
        if (!(share >= 0 && share <= 1 + 1e-9)) {
            throw new IllegalArgumentException("expected shares within 0..1, found " + share);
        }
    }

    private static double only(String key, List<Double> values) {
        if (values.size() != 1) {
            throw new IllegalArgumentException(key + ": expected one number, found " + values);
        }
        return values.getFirst();
    }
}
