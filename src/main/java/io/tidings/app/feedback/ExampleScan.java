package io.tidings.app.feedback;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import io.tidings.event.EventCodec;
import io.tidings.event.TrainingExample;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;

/// Reads the topic of training examples as it stands now. Twice: once for the newest record of each key, once for the
/// records themselves, so that memory holds keys and never texts. For one thread.
final class ExampleScan implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions = new ArrayList<>();
    private final Map<TopicPartition, Long> ends;

    ExampleScan(Map<String, String> kafka, String topic) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", false);
        properties.put("client.id", "tidings-feedback-export");
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.partitionsFor(topic).forEach(found -> partitions.add(new TopicPartition(topic, found.partition())));
        consumer.assign(partitions);
        ends = consumer.endOffsets(partitions);
    }

    /// Takes an example.
    interface Sink {
        void accept(TrainingExample example) throws IOException;
    }

    /// Hands over every example that has not been forgotten or replaced.
    ///
    /// @param progress told how many records have been read, of [#records()]
    void read(Sink sink, LongConsumer progress) throws IOException {
        var newest = new HashMap<Bytes, Position>();
        long done = 0;
        for (var record = next(true); !record.isEmpty(); record = next(false)) {
            for (ConsumerRecord<byte[], byte[]> one : record) {
                newest.put(key(one), new Position(one.partition(), one.offset()));
            }
            done += record.size();
            progress.accept(done);
        }
        for (var record = next(true); !record.isEmpty(); record = next(false)) {
            for (ConsumerRecord<byte[], byte[]> one : record) {
                boolean current = new Position(one.partition(), one.offset()).equals(newest.get(key(one)));
                if (current && one.value() != null) {
                    sink.accept(EventCodec.TRAINING_EXAMPLE.read(one.value()));
                }
            }
            done += record.size();
            progress.accept(done);
        }
    }

    private record Position(int partition, long offset) {}

    /// About how many records are read, at most.
    long records() {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        return 2 * partitions.stream().mapToLong(p -> ends.getOrDefault(p, 0L) - begins.getOrDefault(p, 0L)).sum();
    }

    /// Further records, none at the end.
    private List<ConsumerRecord<byte[], byte[]>> next(boolean fromBeginning) {
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        }
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        while (records.isEmpty() && !atEnd()) {
            for (ConsumerRecord<byte[], byte[]> one : consumer.poll(POLL)) {
                long end = ends.getOrDefault(new TopicPartition(one.topic(), one.partition()), 0L);
                if (one.offset() < end) {
                    records.add(one);
                }
            }
        }
        return records;
    }

    private boolean atEnd() {
        return partitions.stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L));
    }

    private static Bytes key(ConsumerRecord<byte[], byte[]> one) {
        return Bytes.wrap(one.key() == null ? new byte[0] : one.key());
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
