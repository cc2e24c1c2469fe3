package io.tidings.stream;

import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.streams.StreamsConfig;

/// What Kafka Streams is started with: defaults, then the user's properties, then what the topology depends on.
final class StreamsProperties {

    /// Properties that the guarantees rest on, each with the setting to use instead.
    private static final Map<String, String> OWNED = new TreeMap<>(Map.of(StreamsConfig.APPLICATION_ID_CONFIG,
            "set applicationId", StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, "set output.deadLetters",
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, "records that fail become dead letters",
            StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, "records that fail become dead letters",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "set it under kafka",
            "max.poll.records", "set batch.pollRecords", "main.consumer.max.poll.records", "set batch.pollRecords",
            "consumer.max.poll.records", "set batch.pollRecords"));

    private StreamsProperties() {}

    /// @throws IllegalArgumentException where the user sets a property that is not theirs to set
    static void refuseOwned(Map<String, String> streams) {
        OWNED.forEach((property, instead) -> {
            if (streams.containsKey(property)) {
                throw new IllegalArgumentException("streams." + property + ": not for setting here; " + instead);
            }
        });
    }
}
