package io.tidings.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/// What Kafka Streams is started with: defaults, then the user's properties, then what the topology depends on.
public final class StreamsProperties {

    private static final String INTERCEPTORS = StreamsConfig
            .mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
    private static final int MAX_REQUEST = 1 << 20; // Kafka's own default
    private static final int COMMIT_MILLIS = 1_000;
    private static final int REQUEST_MARGIN = 16 << 10;

    /// Properties that the guarantees rest on, each with what to do instead.
    private static final Map<String, String> OWNED = new TreeMap<>(Map.of(StreamsConfig.APPLICATION_ID_CONFIG,
            "set applicationId", StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, "set output.deadLetters",
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, "records that fail become dead letters",
            StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, "records that fail become dead letters",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "set it under kafka", ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            "set batch.pollRecords", StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
            "set batch.pollRecords", StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
            "set batch.pollRecords"));

    private StreamsProperties() {}

    /// @throws IllegalArgumentException where the user sets a property that is not theirs to set
    static void refuseOwned(Map<String, String> streams) {
        OWNED.forEach((property, instead) -> {
            if (streams.containsKey(property)) {
                throw new IllegalArgumentException("streams." + property + ": not for setting here; " + instead);
            }
        });
    }

    /// All properties of a stream with these settings; values that the user may not see are not in it.
    public static Map<String, Object> of(ScoreSettings settings) {
        var properties = new HashMap<String, Object>(defaults(settings));
        properties.putAll(settings.kafka());
        properties.putAll(settings.streams());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(INTERCEPTORS, interceptors(properties));
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
                settings.batch().pollRecords());
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, settings.output().deadLetters());
        // The default handlers would abort the transaction, and the dead letter with it.
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueExceptionHandler.class);
        properties.put(DeadLetters.RECORD_BYTES_CONFIG, settings.limits().recordBytes());
        return properties;
    }

    /// All properties of a stream that watches what the one with these settings writes, and is to stay small beside it.
    public static Map<String, Object> beside(ScoreSettings settings, String applicationId, long cacheBytes) {
        var properties = new HashMap<String, Object>();
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.topics().replication());
        properties.putAll(settings.kafka());
        properties.putAll(settings.streams());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, cacheBytes);
        return properties;
    }

    private static Map<String, Object> defaults(ScoreSettings settings) {
        return Map.of(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic",
                // Scoring is all arithmetic; one core is left to Kafka's own threads.
                StreamsConfig.NUM_STREAM_THREADS_CONFIG, Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
                // A poll never reaches beyond one fetch of a partition: room for a full poll of long reviews.
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 4 << 20,
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                requestBytes(settings.limits()));
    }

    /// The largest request that a producer of such records makes.
    static int requestBytes(LimitSettings limits) {
        return Math.max(MAX_REQUEST, limits.recordBytes() + REQUEST_MARGIN);
    }

    /// The user's interceptors and behind them ours, which sees what they leave. The nearest of the user's properties
    /// counts, as it does for Kafka Streams.
    private static String interceptors(Map<String, Object> given) {
        String plain = ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG;
        String others = Stream.of(INTERCEPTORS, StreamsConfig.consumerPrefix(plain), plain)
                .filter(given::containsKey)
                .findFirst()
                .map(key -> String.valueOf(given.get(key)))
                .orElse("");
        String ours = PollTagger.class.getName();
        return others.isBlank() ? ours : others + "," + ours;
    }
}
