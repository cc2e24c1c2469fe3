package io.tidings.stream;

import java.util.List;

/// How values were spread over ranges since the start.
///
/// @param bounds upper ends of the ranges, each included, ascending
/// @param counts values of each range, and in the last place those above all bounds
/// @param sum    of all values
public record Spread(List<Double> bounds, List<Long> counts, double sum) {

    public Spread {
        bounds = List.copyOf(bounds);
        counts = List.copyOf(counts);
        if (counts.size() != bounds.size() + 1) {
            throw new IllegalArgumentException(
                    "expected " + (bounds.size() + 1) + " counts for " + bounds.size() + " bounds, found "
                            + counts.size());
        }
    }

    /// How many values there were.
    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
