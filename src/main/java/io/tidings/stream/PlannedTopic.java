package io.tidings.stream;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/// One topic that a stream needs.
///
/// @param recordBytes the largest record that the topic must take
public record PlannedTopic(String name, Role role, int partitions, int replication, Retention retention,
        int recordBytes) {

    private static final int USUAL_BYTES = 1_000_000; // fits within a broker's own default of 1 MiB and 12 bytes
    private static final String MONTH_MILLIS = String.valueOf(30L * 24 * 3_600_000);
    private static final String DAY_MILLIS = String.valueOf(24 * 3_600_000);
    private static final int BATCH_MARGIN = 4_096;

    /// What the topic is for.
    public enum Role {
        INPUT, LABELED, DEAD_LETTERS, MODELS, MODEL_EVENTS, DRIFT, FEEDBACK, UNMATCHED, EXAMPLES, CONTROL, SENTIMENT, ALERTS
    }

    /// The same under another name.
    PlannedTopic named(String other) {
        return new PlannedTopic(other, role, partitions, replication, retention, recordBytes);
    }

    NewTopic toNewTopic() {
        Map<String, String> configs = new HashMap<>();
        switch (retention) {
            case Retention.Time(long millis) -> {
                configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
                configs.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(millis));
            }
            case Retention.Latest _ -> {
                configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                // What was replaced or is to be forgotten is gone within a day, however little is written.
                configs.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, DAY_MILLIS);
                // A reader that begins later must learn what is forgotten as long as another topic may still hold it.
                configs.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, MONTH_MILLIS);
            }
            case Retention.LatestFor(long millis) -> {
                configs.put(TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE);
                configs.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(millis));
                configs.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, DAY_MILLIS);
            }
        }
        if (recordBytes > USUAL_BYTES) {
            configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(recordBytes + BATCH_MARGIN));
        }
        return new NewTopic(name, partitions, (short) replication).configs(configs);
    }
}
