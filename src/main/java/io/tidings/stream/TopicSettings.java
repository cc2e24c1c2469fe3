package io.tidings.stream;

/// How topics are made that do not exist yet; existing ones are never changed.
///
/// Components that are left out (null) take the values of [#defaults()].
///
/// @param partitions           of each topic: the most threads, over all instances, that share the work
/// @param replication          copies of each partition; 1 loses data with its broker, 3 is usual
/// @param retentionHours       how long reviews and labelled events are kept; -1 for ever
/// @param deadLetterHours      how long dead letters are kept; -1 for ever
public record TopicSettings(Integer partitions, Integer replication, Integer retentionHours, Integer deadLetterHours) {

    private static final int PARTITIONS = 6;
    private static final int REPLICATION = 1;
    private static final int WEEK = 7 * 24;
    private static final int MONTH = 30 * 24;

    public TopicSettings {
        partitions = Require.atLeast(1, "partitions", Require.or(partitions, PARTITIONS));
        replication = Require.atLeast(1, "replication", Require.or(replication, REPLICATION));
        retentionHours = Require.retention("retentionHours", Require.or(retentionHours, WEEK));
        deadLetterHours = Require.retention("deadLetterHours",
                Require.or(deadLetterHours, MONTH));
        if (replication > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "replication: expected at most " + Short.MAX_VALUE + ", found " + replication);
        }
    }

    public static TopicSettings defaults() {
        return new TopicSettings(PARTITIONS, REPLICATION, WEEK, MONTH);
    }
}
