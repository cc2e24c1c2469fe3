package io.tidings.stream;

/// What a topic keeps.
public sealed interface Retention {

    /// Every record for some time; -1 for ever.
    record Time(long millis) implements Retention {}

    /// The last record of each key, for ever: a compacted topic.
    record Latest() implements Retention {}

    /// The last record of each key, for some time after it was written: compacted, and deleted by age.
    record LatestFor(long millis) implements Retention {}

    /// @param hours -1 for ever
    static Retention latest(int hours) {
        return hours < 0 ? new Latest() : new LatestFor(hours * 3_600_000L);
    }

    /// @param hours -1 for ever
    static Retention hours(int hours) {
        return new Time(hours < 0 ? -1 : hours * 3_600_000L);
    }
}
