package io.tidings.app.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import io.tidings.event.EventCodec;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The events at the end of a topic, and those that come after, as far as they are committed. What cannot be read is
/// passed over with a warning; tombstones are no events. For one thread.
final class TopicTail<T extends SpecificRecordBase> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final EventCodec<T> codec;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /// @param topic must exist
    TopicTail(Map<String, String> kafka, String topic, EventCodec<T> codec) {
        this.codec = codec;
        var properties = new HashMap<String, Object>(kafka);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", "earliest");
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.partitions = consumer.partitionsFor(topic)
                .stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// Goes on behind all but the newest records.
    ///
    /// @param most how many of them a partition
    void skipTo(long most) {
        var begins = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions)
                .forEach((partition, end) -> consumer.seek(partition,
                        Math.max(begins.getOrDefault(partition, 0L), end - most)));
    }

    /// Hands over each event up to where the topic ends now, in the order of a partition.
    void readToEnd(Consumer<T> each) {
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
            consumer.poll(WAIT).forEach(record -> read(record, each));
        }
    }

    /// The events up to where the topic ends now, sorted by what is given.
    <C extends Comparable<C>> List<T> toEnd(Function<T, C> order) {
        var events = new ArrayList<T>();
        readToEnd(events::add);
        events.sort(Comparator.comparing(order));
        return events;
    }

    /// The events that have come since, waiting a little where none has.
    List<T> poll() {
        var events = new ArrayList<T>();
        consumer.poll(WAIT).forEach(record -> read(record, events::add));
        return events;
    }

    private void read(ConsumerRecord<byte[], byte[]> record, Consumer<T> each) {
        if (record.value() == null) {
            return;
        }
        try {
            each.accept(codec.read(record.value()));
        } catch (IOException e) {
            LOG.warn("{}-{} offset {} is passed over: {}", record.topic(), record.partition(), record.offset(),
                    e.getMessage());
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
