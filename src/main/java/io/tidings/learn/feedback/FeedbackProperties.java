package io.tidings.learn.feedback;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/// What Kafka Streams is started with for the join: defaults, then the user's properties, then what it depends on.
final class FeedbackProperties {

    private static final int MAX_REQUEST = 2 << 20;

    private FeedbackProperties() {}

    static Map<String, Object> of(JoinSettings settings) {
        var properties = new HashMap<String, Object>();
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // Feedback is little, and whatever runs beside it matters more.
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_REQUEST);
        properties.putAll(settings.kafka());
        properties.putAll(settings.feedback().streams());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.feedback().applicationId());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocks.class);
        return properties;
    }
}
