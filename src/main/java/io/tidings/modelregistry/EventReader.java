package io.tidings.modelregistry;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.tidings.event.EventCodec;
import io.tidings.event.ModelEvent;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the events topic once, from its beginning to its end at that moment.
final class EventReader {

    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST = 1_000;

    private final String topic;
    private final RegistryAccess access;

    EventReader(String topic, RegistryAccess access) {
        this.topic = topic;
        this.access = access;
    }

    /// The latest events that are asked for, at most 1,000, in the order of the topic.
    List<ModelEvent> read(Predicate<ModelEvent> wanted) {
        Map<String, Object> properties = access.properties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, access.timeoutMillis());
        return Failures.telling("read the events of models", access, () -> {
            try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                return read(consumer, wanted);
            }
        });
    }

    private List<ModelEvent> read(KafkaConsumer<byte[], byte[]> consumer, Predicate<ModelEvent> wanted) {
        var partitions = consumer.partitionsFor(topic)
                .stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Deque<ModelEvent> latest = new ArrayDeque<>();
        long progress = System.nanoTime();
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                progress = System.nanoTime();
                take(record, wanted, latest);
            }
            if (System.nanoTime() - progress > access.timeout().toNanos()) {
                throw new TimeoutException("nothing has come from " + topic);
            }
        }
        return List.copyOf(latest);
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, Predicate<ModelEvent> wanted,
            Deque<ModelEvent> latest) {
        if (record.value() == null) {
            return;
        }
        try {
            ModelEvent event = EventCodec.MODEL_EVENT.read(record.value());
            if (wanted.test(event)) {
                latest.addLast(event);
                if (latest.size() > MOST) {
                    latest.removeFirst();
                }
            }
        } catch (IOException e) {
            LOG.warn("{}-{} offset {} is no event of a model: {}", record.topic(), record.partition(), record.offset(),
                    e.getMessage());
        }
    }
}
