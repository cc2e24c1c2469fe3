package io.tidings.modelregistry;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.tidings.classify.ModelId;
import io.tidings.event.ModelManifest;
import io.tidings.modelregistry.RegistryFailure.Kind;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads the models topic from its beginning, committed records only. Used by one thread, but for [#wakeup()].
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final RegistryAccess access;
    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RegistryState state = new RegistryState();

    private TopicReader(RegistryAccess access, TopicPartition partition, KafkaConsumer<byte[], byte[]> consumer) {
        this.access = access;
        this.partition = partition;
        this.consumer = consumer;
    }

    /// @throws RegistryFailure where the topic is missing or has more than one partition, or no broker answers
    static TopicReader open(RegistrySettings settings, RegistryAccess access) {
        Map<String, Object> properties = access.properties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, access.timeoutMillis());
        return Failures.telling("read the models", access, () -> {
            var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            var partition = new TopicPartition(settings.topic(), 0);
            var reader = new TopicReader(access, partition, consumer);
            try {
                reader.requireOnePartition();
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                return reader;
            } catch (RuntimeException e) {
                reader.close();
                throw e;
            }
        });
    }

    private void requireOnePartition() {
        int partitions = requireTopic(partition.topic());
        if (partitions > 1) {
            throw new RegistryFailure(Kind.BAD_SETTINGS, "topic " + partition.topic() + " has " + partitions
                    + " partitions and so no order; models need a topic of one: set models.topic to another name and "
                    + "create it with tidings topics --create");
        }
    }

    /// @return how many partitions it has
    /// @throws RegistryFailure where it does not exist
    int requireTopic(String topic) {
        @Nullable
        List<PartitionInfo> found = Failures.telling("look up topic " + topic, access,
                () -> consumer.partitionsFor(topic));
        if (found == null || found.isEmpty()) {
            throw Failures.missingTopic(topic, access.servers());
        }
        return found.size();
    }

    /// What was read so far.
    RegistryState state() {
        return state;
    }

    /// Reads all that is committed at this moment.
    void readToEnd() {
        readBeyond(Failures.telling("read the models", access,
                () -> consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L)) - 1);
    }

    /// Reads until an offset was read, waiting for it where it is not committed yet.
    void readBeyond(long offset) {
        Failures.telling("read the models", access, () -> {
            var patience = new Patience();
            while (consumer.position(partition) <= offset) {
                patience.progressed(poll(POLL));
            }
            return offset;
        });
    }

    /// Takes in what has come, waiting for it at most so long.
    ///
    /// @return whether anything has
    boolean poll(Duration wait) {
        var records = consumer.poll(wait);
        records.forEach(state::apply);
        return !records.isEmpty();
    }

    /// The bytes of a model, of the right size and hash. What is read on the way is not taken in.
    ///
    /// @throws RegistryFailure where chunks are missing or the bytes are not the model's
    byte[] fetch(ModelManifest manifest) {
        var content = new Assembly(manifest, state.chunks(new ModelId(manifest.getId())));
        return Failures.telling("fetch model " + content.id().abbreviated(), access, () -> {
            long resume = consumer.position(partition);
            try {
                consumer.seek(partition, content.firstOffset());
                var patience = new Patience();
                while (!content.complete() && consumer.position(partition) <= content.lastOffset()) {
                    var records = consumer.poll(POLL);
                    for (ConsumerRecord<byte[], byte[]> record : records) {
                        content.add(record.offset(), record.value());
                    }
                    patience.progressed(!records.isEmpty());
                }
            } finally {
                consumer.seek(partition, resume);
            }
            return content.verified();
        });
    }

    /// Ends a call that is waiting, from any thread, with Kafka's WakeupException.
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    /// Gives up where nothing has come for the time that a step may take.
    private final class Patience {

        private long last = System.nanoTime();

        void progressed(boolean any) {
            if (any) {
                last = System.nanoTime();
            } else if (System.nanoTime() - last > access.timeout().toNanos()) {
                throw new TimeoutException("nothing has come from " + partition);
            }
        }
    }
}
