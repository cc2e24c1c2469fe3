package io.tidings.learn.feedback;

import java.util.Map;
import java.util.TreeMap;

/// All that the join wants to know: its own section of the configuration and what it shares with the stream.
///
/// @param labeled        the topic of the labelled events
/// @param partitions     of the join: the most threads, over all instances, that share the work. It must not change
///                       while the join has anything in store, because each review lives in one of them
/// @param textCharacters a text of feedback that is longer, in UTF-16 units, is refused
/// @param kafka          properties of every Kafka client: addresses, security
public record JoinSettings(FeedbackSettings feedback, String labeled, int partitions, int textCharacters,
        Map<String, String> kafka) {

    private static final long MEGABYTE = 1 << 20;
    private static final long HOUR = 3_600_000;

    public JoinSettings {
        kafka = Map.copyOf(new TreeMap<>(kafka));
    }

    long retentionMillis() {
        return feedback.retentionHours() * HOUR;
    }

    /// The most that one partition keeps.
    long partitionBytes() {
        return feedback.storeMegabytes() * MEGABYTE / partitions;
    }
}
