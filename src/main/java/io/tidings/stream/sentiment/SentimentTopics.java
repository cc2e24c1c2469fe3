package io.tidings.stream.sentiment;

import java.util.List;

import io.tidings.stream.PlannedTopic;
import io.tidings.stream.PlannedTopic.Role;
import io.tidings.stream.Retention;
import io.tidings.stream.ScoreSettings;

/// The topics of windows and alerts: compacted, so that the newest state of each is what a new reader gets, and kept for
/// a time after they were last written.
public final class SentimentTopics {

    private static final int RECORD_BYTES = 1_000_000;

    private SentimentTopics() {}

    public static List<PlannedTopic> of(SentimentSettings settings, ScoreSettings score) {
        var keep = Retention.latest(settings.retentionHours());
        int copies = score.topics().replication();
        return List.of(
                new PlannedTopic(settings.topic(), Role.SENTIMENT, score.topics().partitions(), copies, keep,
                        RECORD_BYTES),
                // Few, and worth having in one order.
                new PlannedTopic(settings.alerts().topic(), Role.ALERTS, 1, copies, keep, RECORD_BYTES));
    }
}
