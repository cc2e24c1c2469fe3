package io.tidings.stream;

/// How measured values were spread lately; zeroes where there were none.
///
/// @param count of the values
/// @param p50   half of them are at or below this
/// @param p99   99 of 100 are
public record RecentFigures(long count, double mean, double p50, double p99, double max) {

    /// These, each divided.
    RecentFigures dividedBy(double unit) {
        return new RecentFigures(count, mean / unit, p50 / unit, p99 / unit, max / unit);
    }
}
