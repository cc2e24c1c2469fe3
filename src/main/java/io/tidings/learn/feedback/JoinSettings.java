package io.tidings.learn.feedback;

import java.util.Map;
import java.util.TreeMap;

/// All that the join wants to know: its own section of the configuration and what it shares with the stream.
///
/// @param labeled        the labelled events
/// @param partitions     of the join: the most threads, over all instances, that share the work. It must not change
///                       while the join has anything in store, because each review lives in one of them
/// @param limits         what is too large
/// @param kafka          properties of every Kafka client: addresses, security
public record JoinSettings(FeedbackSettings feedback, Labeled labeled, int partitions, Limits limits,
        Map<String, String> kafka) {

    private static final long MEGABYTE = 1 << 20;
    private static final char KEY_SEPARATOR = '\u001f';
    private static final long HOUR = 3_600_000;

    /// @param topic of the labelled events
    /// @param model the name of the model whose label is the events' own
    public record Labeled(String topic, String model) {}

    /// @param textCharacters a text of feedback that is longer, in UTF-16 units, is refused
    /// @param recordBytes    the largest record of the topics of labelled events, feedback and examples
    public record Limits(int textCharacters, int recordBytes) {

        private static final int FREE = 5; // of so many parts, one is left to what is said of a review

        /// The largest review, without what is said of it, that an example can be made of.
        int reviewBytes() {
            return recordBytes - recordBytes / FREE;
        }
    }

    public JoinSettings {
        kafka = Map.copyOf(new TreeMap<>(kafka));
    }

    /// The key of a review's example on the topic of examples: the review's id, for other models than the main one with
    /// the model's name before it.
    public String exampleKey(String reviewId, String model) {
        return model.equals(labeled.model()) ? reviewId : model + KEY_SEPARATOR + reviewId;
    }

    long retentionMillis() {
        return feedback.retentionHours() * HOUR;
    }

    /// The most that one partition keeps.
    long partitionBytes() {
        return feedback.storeMegabytes() * MEGABYTE / partitions;
    }
}
