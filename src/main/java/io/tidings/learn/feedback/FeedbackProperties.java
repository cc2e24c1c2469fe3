package io.tidings.learn.feedback;

import java.util.HashMap;
import java.util.Map;

import io.tidings.stream.BoundedRocks;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/// What Kafka Streams is started with for the join: defaults, then the user's properties, then what it depends on.
final class FeedbackProperties {

    private static final int VOICES_BYTES = 1 << 20; // more than all voices of a review take

    private FeedbackProperties() {}

    static Map<String, Object> of(JoinSettings settings) {
        var properties = new HashMap<String, Object>();
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // Feedback is little, and whatever runs beside it matters more.
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        // Nobody waits for an example, and each commit is work for the brokers, ten times less than by default.
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        // What is known of a review is one record in the log of the store.
        int largest = settings.limits().recordBytes() + VOICES_BYTES;
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), largest);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), largest);
        properties.putAll(settings.kafka());
        properties.putAll(settings.feedback().streams());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.feedback().applicationId());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocks.class);
        return properties;
    }
}
