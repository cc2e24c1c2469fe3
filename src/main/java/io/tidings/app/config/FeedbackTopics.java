package io.tidings.app.config;

import java.util.List;

import io.tidings.learn.feedback.FeedbackSettings;
import io.tidings.stream.PlannedTopic;
import io.tidings.stream.PlannedTopic.Role;
import io.tidings.stream.Retention;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.TopicSettings;

/// The topics of feedback, made in the way of the others.
final class FeedbackTopics {

    private FeedbackTopics() {}

    static List<PlannedTopic> of(FeedbackSettings feedback, ScoreSettings score) {
        TopicSettings how = score.topics();
        int bytes = score.limits().recordBytes();
        return List.of(
                new PlannedTopic(feedback.topic(), Role.FEEDBACK, how.partitions(), how.replication(),
                        Retention.hours(how.retentionHours()), bytes),
                new PlannedTopic(feedback.unmatched(), Role.UNMATCHED, how.partitions(), how.replication(),
                        Retention.hours(how.deadLetterHours()), bytes),
                new PlannedTopic(feedback.examples(), Role.EXAMPLES, how.partitions(), how.replication(),
                        new Retention.Latest(), bytes));
    }
}
