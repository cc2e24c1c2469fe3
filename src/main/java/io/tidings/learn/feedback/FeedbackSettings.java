package io.tidings.learn.feedback;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.internals.Topic;

/// How feedback is joined with what it is about: the section `feedback` of the configuration.
///
/// Components that are left out (null) take the values of [#defaults()]. A value that makes no sense is refused with an
/// [IllegalArgumentException] whose message begins with the component's name.
///
/// @param applicationId  instances with the same one share the work; it is also the consumer group
/// @param topic          where feedback comes in, keyed by review id
/// @param unmatched      where feedback goes that gave no example, with the reason
/// @param examples       where training examples go: compacted, keyed by review id
/// @param retentionHours how long a labelled event waits for feedback, and feedback for its labelled event
/// @param storeMegabytes the most that is kept on disk over all partitions, in 2^20 bytes; the oldest makes room
/// @param salt           the secret that names are replaced with; without one of your own, names can be found by trying
/// @param stars          stars as feedback
/// @param streams        properties of Kafka Streams for the join, such as `state.dir`
public record FeedbackSettings(String applicationId, String topic, String unmatched, String examples,
        Integer retentionHours, Integer storeMegabytes, String salt, StarsSettings stars,
        Map<String, String> streams) {

    private static final int WEEK = 7 * 24;
    private static final int STORE_MEGABYTES = 4_096;
    private static final FeedbackSettings DEFAULTS = new FeedbackSettings("tidings-feedback", "tidings.feedback",
            "tidings.feedback-unmatched", "tidings.training-examples", WEEK, STORE_MEGABYTES, "",
            StarsSettings.defaults(), Map.of());
    /// What the guarantees rest on.
    private static final Set<String> OWNED = Set.of("application.id", "bootstrap.servers", "processing.guarantee",
            "rocksdb.config.setter");

    public FeedbackSettings {
        applicationId = topicName("applicationId", applicationId == null ? "tidings-feedback" : applicationId);
        topic = topicName("topic", topic == null ? "tidings.feedback" : topic);
        unmatched = topicName("unmatched", unmatched == null ? "tidings.feedback-unmatched" : unmatched);
        examples = topicName("examples", examples == null ? "tidings.training-examples" : examples);
        retentionHours = atLeastOne("retentionHours", retentionHours == null ? WEEK : retentionHours);
        storeMegabytes = atLeastOne("storeMegabytes", storeMegabytes == null ? STORE_MEGABYTES : storeMegabytes);
        salt = salt == null ? "" : salt;
        stars = stars == null ? StarsSettings.defaults() : stars;
        streams = java.util.Collections.unmodifiableMap(new TreeMap<>(streams == null ? Map.of() : streams));
        if (topic.equals(unmatched) || topic.equals(examples) || unmatched.equals(examples)) {
            throw new IllegalArgumentException("topic: feedback, unmatched and examples must be three topics, found "
                    + topic + ", " + unmatched + " and " + examples);
        }
        for (String property : streams.keySet()) {
            if (OWNED.contains(property)) {
                throw new IllegalArgumentException("streams." + property + ": not for setting here");
            }
        }
    }

    public static FeedbackSettings defaults() {
        return DEFAULTS;
    }

    public FeedbackSettings withStars(StarsSettings other) {
        return new FeedbackSettings(applicationId, topic, unmatched, examples, retentionHours, storeMegabytes, salt,
                other, streams);
    }

    public FeedbackSettings withTopics(String feedback, String unmatchedFeedback, String trainingExamples) {
        return new FeedbackSettings(applicationId, feedback, unmatchedFeedback, trainingExamples, retentionHours,
                storeMegabytes, salt, stars, streams);
    }

    public FeedbackSettings withStoreMegabytes(int other) {
        return new FeedbackSettings(applicationId, topic, unmatched, examples, retentionHours, other, salt, stars,
                streams);
    }

    public FeedbackSettings withApplicationId(String other) {
        return new FeedbackSettings(other, topic, unmatched, examples, retentionHours, storeMegabytes, salt, stars,
                streams);
    }

    public FeedbackSettings withStreams(Map<String, String> other) {
        return new FeedbackSettings(applicationId, topic, unmatched, examples, retentionHours, storeMegabytes, salt,
                stars, other);
    }

    private static int atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": expected at least 1, found " + value);
        }
        return value;
    }

    private static String topicName(String name, String value) {
        try {
            Topic.validate(value);
        } catch (InvalidTopicException e) {
            throw new IllegalArgumentException(name + ": not a topic name: " + e.getMessage(), e);
        }
        return value;
    }
}
