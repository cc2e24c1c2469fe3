package io.tidings.learn.service;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

import io.tidings.event.DriftReport;
import io.tidings.event.EventCodec;
import io.tidings.event.ModelEvent;
import io.tidings.learn.feedback.Tombstone;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the trainer knows from topics: examples, events of the model, reports on drift, each read from its beginning.
/// Nothing else is remembered, so whoever becomes trainer knows the same. Used by one thread.
final class Feeds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final int MOST_ALARMS = 100;

    private final LearnTask task;
    private final ExamplesState examples;
    private final KafkaConsumer<byte[], byte[]> consumer;
    /// Partitions that have not been read to where they ended when this was opened, and those ends.
    private final Map<TopicPartition, Long> behind = new HashMap<>();
    private final Set<TopicPartition> ofExamples = new HashSet<>();
    private History history;
    /// The latest of each model, the model that was heard of last at the end.
    private final SequencedMap<String, DriftReport> alarms = new LinkedHashMap<>();

    /// @throws LearnFailure where a topic does not exist
    Feeds(LearnTask task) {
        this.task = task;
        this.examples = new ExamplesState(task.model(), task.settings().maxExamples());
        this.history = History.none(task.model());
        Map<String, Object> properties = new HashMap<>(task.access().kafka());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, task.access().instance() + "-learn-feeds");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) task.access().timeout().toMillis());
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            assign();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void assign() {
        ofExamples.addAll(partitions(task.topics().examples()));
        var all = new ArrayList<>(ofExamples);
        all.addAll(partitions(task.registry().events()));
        all.addAll(partitions(task.topics().drift()));
        for (String required : List.of(task.topics().examples(), task.registry().events(), task.topics().drift())) {
            if (all.stream().noneMatch(one -> one.topic().equals(required))) {
                throw new LearnFailure("topic " + required + " does not exist at "
                        + task.access().kafka().get("bootstrap.servers")
                        + ": create it with tidings topics --create", null);
            }
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
        behind.putAll(consumer.endOffsets(all));
    }

    private List<TopicPartition> partitions(String topic) {
        @Nullable
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        return found == null
                ? List.of()
                : found.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
    }

    /// Takes in what has come.
    ///
    /// @return whether all was read that was there when this was opened
    boolean poll(Duration wait) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            String topic = record.topic();
            if (topic.equals(task.topics().examples())) {
                example(record);
            } else if (record.value() != null && topic.equals(task.registry().events())) {
                event(record);
            } else if (record.value() != null) {
                drift(record);
            }
        }
        ofExamples.forEach(partition -> examples.read(partition.partition(), consumer.position(partition)));
        behind.entrySet().removeIf(one -> consumer.position(one.getKey()) >= one.getValue());
        return behind.isEmpty();
    }

    private void example(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null
                ? record.partition() + "-" + record.offset()
                : new String(record.key(), java.nio.charset.StandardCharsets.UTF_8);
        if (record.value() == null) {
            if (Tombstone.isEviction(record.headers())) {
                examples.drop(key, record.partition(), record.offset());
            } else {
                examples.forget(key, record.partition(), record.offset());
            }
            return;
        }
        try {
            examples.put(key, record.partition(), record.offset(), EventCodec.TRAINING_EXAMPLE.read(record.value()));
        } catch (IOException e) {
            LOG.warn("the example at {}-{} offset {} cannot be read and is passed over: {}", record.topic(),
                    record.partition(), record.offset(), e.getMessage());
            examples.unreadable(key, record.partition(), record.offset());
        }
    }

    private void event(ConsumerRecord<byte[], byte[]> record) {
        try {
            history = history.after(EventCodec.MODEL_EVENT.read(record.value()));
        } catch (IOException e) {
            LOG.warn("the event at {}-{} offset {} cannot be read and is passed over: {}", record.topic(),
                    record.partition(), record.offset(), e.getMessage());
        }
    }

    private void drift(ConsumerRecord<byte[], byte[]> record) {
        try {
            DriftReport report = EventCodec.DRIFT_REPORT.read(record.value());
            if (report.getAlarm() && report.getModel().equals(task.model())) {
                alarms.putLast(report.getModelId(), report);
                if (alarms.size() > MOST_ALARMS) {
                    alarms.pollFirstEntry();
                }
            }
        } catch (IOException e) {
            LOG.warn("the drift report at {}-{} offset {} cannot be read and is passed over: {}", record.topic(),
                    record.partition(), record.offset(), e.getMessage());
        }
    }

    /// Takes in an event that was just written; when it comes back it changes nothing.
    void told(ModelEvent event) {
        history = history.after(event);
    }

    ExamplesState examples() {
        return examples;
    }

    History history() {
        return history;
    }

    /// The latest report that raised an alarm on the present champion. People go on judging what earlier ones had said.
    @Nullable
    DriftReport alarm() {
        return alarms.sequencedValues()
                .reversed()
                .stream()
                .filter(report -> history.mayLabel(report.getModelId()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
