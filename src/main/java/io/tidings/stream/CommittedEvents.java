package io.tidings.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads what is committed on a topic, from a time to where the topic ends now.
///
/// @param kafka properties of Kafka's clients
record CommittedEvents(Map<String, String> kafka) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /// Takes one value after the other.
    interface Reader {

        /// @return whether more is wanted
        boolean read(byte @Nullable [] value);
    }

    /// @throws StreamFailure where no broker answers or the topic is missing
    void read(String topic, Instant from, Reader reader) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, TIMEOUT)
                    .stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new StreamFailure(StreamFailure.Kind.MISSING_TOPIC, "topic " + topic + " does not exist at "
                        + kafka.get("bootstrap.servers"), null);
            }
            consumer.assign(partitions);
            seek(consumer, partitions, from);
            readToEnd(consumer, consumer.endOffsets(partitions), reader);
        } catch (KafkaException e) {
            throw Failures.ofRequest("read topic " + topic, kafka, TIMEOUT.toMillis(), e);
        }
    }

    private static void seek(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Instant from) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            if (found == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, found.offset());
            }
        });
    }

    private static void readToEnd(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends,
            Reader reader) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (!reader.read(record.value())) {
                    return;
                }
            }
        }
    }
}
