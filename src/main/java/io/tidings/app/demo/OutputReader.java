package io.tidings.app.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads what the stream has committed (`read_committed`) to the topics of labelled events and dead letters, from
/// their beginning. For one thread.
final class OutputReader implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final String labeledTopic;

    OutputReader(String bootstrapServers, String labeledTopic, String deadLetterTopic) {
        this.labeledTopic = labeledTopic;
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "isolation.level",
                "read_committed", "enable.auto.commit", false, "max.poll.records", 5_000, "fetch.max.wait.ms", 50,
                "client.id", "tidings-demo-reader");
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.partitions = new ArrayList<>();
        for (String topic : List.of(labeledTopic, deadLetterTopic)) {
            for (PartitionInfo found : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, found.partition()));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// What has arrived, waiting a little where nothing has.
    List<Outcome> poll(Duration wait) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
        var outcomes = new ArrayList<Outcome>(records.count());
        for (ConsumerRecord<byte[], byte[]> one : records) {
            Outcome.of(one, labeledTopic).ifPresent(outcomes::add);
        }
        return outcomes;
    }

    /// Whether all was read that is committed at this moment.
    boolean atEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return partitions.stream()
                .allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
