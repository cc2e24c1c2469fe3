package io.tidings.learn.service;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.event.EventCodec;
import io.tidings.event.ModelEvent;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The right to train: held by the one member of the group that has the partition of the control topic.
///
/// Two fences keep a trainer that has lost it, and does not know yet, from writing: its transactional id is taken over
/// by the next one, and every transaction commits an offset of the control topic, which the broker accepts from the
/// member that has the partition only. Used by one thread.
final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SESSION_MILLIS = 10_000; // how soon a killed trainer is replaced
    private static final int HEARTBEAT_MILLIS = 2_000;
    private static final int TRANSACTION_MILLIS = 30_000;
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final LearnTask task;
    private final Runnable lost;
    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private boolean assigned;
    /// Behind the last record that was taken in.
    private long next;
    /// Behind the last call that was answered: where the next trainer goes on.
    private long answered;

    /// @param lost called on the thread that polls as soon as the right is known to be lost
    Lease(LearnTask task, Runnable lost) {
        this.task = task;
        this.lost = lost;
        this.partition = new TopicPartition(task.settings().control(), 0);
        this.consumer = new KafkaConsumer<>(consumerProperties(task), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(partition.topic()), new Assignment());
    }

    private static Map<String, Object> consumerProperties(LearnTask task) {
        Map<String, Object> properties = new HashMap<>(task.access().kafka());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, task.settings().group());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, task.access().instance() + "-learn");
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // Sticky: an instance that joins must not take the partition from the one that trains.
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        return properties;
    }

    /// Takes part in the group, and takes in what has come.
    ///
    /// @return the calls for the model that learns
    List<Call> poll(Duration wait) {
        var calls = new ArrayList<Call>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            next = record.offset() + 1;
            call(record, calls);
        }
        if (assigned && producer == null) {
            producer = openProducer();
        }
        return calls;
    }

    private void call(ConsumerRecord<byte[], byte[]> record, List<Call> calls) {
        try {
            JsonNode json = JSON.readTree(record.value() == null ? new byte[0] : record.value());
            if (Call.isCall(json)) {
                Call call = Call.ofJson(json);
                if (call.model().equals(task.model())) {
                    calls.add(call);
                }
            }
        } catch (IOException e) {
            LOG.warn("the record at {} offset {} is no call and is passed over: {}", partition, record.offset(),
                    e.getMessage());
        }
    }

    /// Whether this instance is the trainer, as far as is known here.
    boolean held() {
        return assigned && producer != null;
    }

    /// All calls so far are answered by the event that is told next.
    void answered() {
        answered = next;
    }

    /// Writes an event, if the right is still held.
    ///
    /// @throws org.apache.kafka.common.KafkaException where it is not, or the event was not written, or nobody knows
    void tell(ModelEvent event) {
        commit(new ProducerRecord<>(task.registry().events(),
                event.getModel().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                EventCodec.MODEL_EVENT.write(event)));
    }

    /// Asks the broker whether the right is still held.
    ///
    /// @throws org.apache.kafka.common.KafkaException where it is not, or no broker answers
    void verify() {
        commit(null);
    }

    private void commit(@Nullable ProducerRecord<byte[], byte[]> record) {
        KafkaProducer<byte[], byte[]> writer = producer;
        if (writer == null) {
            throw new IllegalStateException("only the trainer writes");
        }
        writer.beginTransaction();
        if (record != null) {
            var _ = writer.send(record);
        }
        writer.sendOffsetsToTransaction(Map.of(partition, new OffsetAndMetadata(answered)), consumer.groupMetadata());
        writer.commitTransaction();
    }

    /// Tells those who wait how a training goes, on the control topic. May be lost.
    void progress(byte[] message) {
        KafkaProducer<byte[], byte[]> writer = producer;
        if (writer != null) {
            writer.beginTransaction();
            var _ = writer.send(new ProducerRecord<>(partition.topic(), 0, null, message));
            writer.commitTransaction();
        }
    }

    private KafkaProducer<byte[], byte[]> openProducer() {
        Map<String, Object> properties = new HashMap<>(task.access().kafka());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "tidings-learn-" + task.settings().group() + "-" + partition.topic());
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) task.access().timeout().toMillis());
        var opened = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            opened.initTransactions();
            return opened;
        } catch (RuntimeException e) {
            opened.close(Duration.ZERO);
            throw e;
        }
    }

    private void gone() {
        assigned = false;
        lost.run();
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    /// Ends a poll, from any thread, with Kafka's WakeupException.
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE);
            producer = null;
        }
        consumer.close(CloseOptions.timeout(CLOSE));
    }

    private final class Assignment implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.contains(partition)) {
                assigned = true;
                next = consumer.position(partition);
                answered = next;
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (partitions.contains(partition)) {
                gone();
            }
        }
    }
}
