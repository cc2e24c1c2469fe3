package io.tidings.stream;

/// What a topic keeps.
public sealed interface Retention {

    /// Every record for some time; -1 for ever.
    record Time(long millis) implements Retention {}

    /// The last record of each key, for ever: a compacted topic.
    record Latest() implements Retention {}

    /// @param hours -1 for ever
    static Retention hours(int hours) {
        return new Time(hours < 0 ? -1 : hours * 3_600_000L);
    }
}
