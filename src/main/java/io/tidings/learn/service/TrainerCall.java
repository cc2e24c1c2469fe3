package io.tidings.learn.service;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.event.EventCodec;
import io.tidings.event.ModelEvent;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Asks the trainer, wherever it runs, for a training and follows it to its end over the topics. For one call, by one
/// thread.
public final class TrainerCall implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final LearnTask task;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable Plan plan;

    /// Hears how it goes, on the caller's thread.
    public interface Listener {

        /// The training has begun; again where it was interrupted.
        void began(Plan plan);

        void went(Progress progress);
    }

    public TrainerCall(LearnTask task) {
        this.task = task;
        Map<String, Object> properties = new HashMap<>(task.access().kafka());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) task.access().timeout().toMillis());
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// @param reason   in words
    /// @param patience how long to wait for the end
    /// @return the event that ends the training: promoted, shadow, rejected or training-failed
    /// @throws LearnFailure where no trainer runs, or it does not come to an end in time
    public ModelEvent train(String reason, Duration patience, Listener listener) throws InterruptedException {
        requireTrainer();
        assign();
        Instant until = task.access().clock().instant().plus(patience);
        var call = new Call(UUID.randomUUID().toString(), task.model(), reason, until);
        send(call);
        while (task.access().clock().instant().isBefore(until)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.value() == null) {
                    continue;
                }
                if (record.topic().equals(task.settings().control())) {
                    progress(record.value(), listener);
                } else {
                    ModelEvent event = event(record.value());
                    if (event != null && ends(event, call, listener)) {
                        return event;
                    }
                }
            }
        }
        throw new LearnFailure((plan == null ? "no training has begun" : "the training has not ended") + " within "
                + patience.toSeconds() + " s; it will be recorded on " + task.registry().events(), null);
    }

    private void requireTrainer() throws InterruptedException {
        String group = task.settings().group();
        Map<String, Object> properties = new HashMap<>(task.access().kafka());
        properties.put("default.api.timeout.ms", (int) task.access().timeout().toMillis());
        try (var admin = Admin.create(properties)) {
            var found = admin.describeConsumerGroups(List.of(group)).all().get().get(group);
            if (found == null || found.members().isEmpty()) {
                throw nobody(null);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                throw nobody(e);
            }
            throw new KafkaException("cannot ask for the trainers: " + e.getCause(), e.getCause());
        }
    }

    private LearnFailure nobody(@Nullable Exception cause) {
        return new LearnFailure("no trainer runs at " + task.access().kafka().get("bootstrap.servers")
                + " in the group "
                + task.settings().group() + ": start 'tidings learn' in another terminal or in the background, or "
                + "'tidings run' with learn.enabled", cause);
    }

    /// What comes from now on.
    private void assign() {
        var partitions = new ArrayList<TopicPartition>();
        for (String topic : List.of(task.settings().control(), task.registry().events())) {
            @Nullable
            List<PartitionInfo> found = consumer.partitionsFor(topic);
            if (found == null || found.isEmpty()) {
                throw new LearnFailure("topic " + topic + " does not exist: create it with tidings topics --create",
                        null);
            }
            found.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // now, and not with the first poll
    }

    private void send(Call call) throws InterruptedException {
        Map<String, Object> properties = new HashMap<>(task.access().kafka());
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) task.access().timeout().toMillis());
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(task.settings().control(), 0, null, call.toJson())).get();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot write to " + task.settings().control() + ": " + e.getCause(),
                    e.getCause());
        }
    }

    private static @Nullable ModelEvent event(byte[] value) {
        try {
            return EventCodec.MODEL_EVENT.read(value);
        } catch (IOException e) {
            return null; // not for us to complain about
        }
    }

    /// Whether an event ends the training that answers a call.
    private boolean ends(ModelEvent event, Call call, Listener listener) {
        if (!event.getModel().equals(call.model())) {
            return false;
        }
        if (event.getKind().equals("training-started")) {
            began(event, call, listener);
            return false;
        }
        Double name = event.getFigures().get(Plan.FIGURE);
        return plan != null && name != null && name == plan.name();
    }

    private void began(ModelEvent event, Call call, Listener listener) {
        try {
            Plan begun = Plan.ofJson(event.getReport().orElse(""));
            if (begun.calls().contains(call.id())) {
                plan = begun;
                listener.began(begun);
            }
        } catch (IOException e) {
            // A training of somebody who writes other plans: not ours.
        }
    }

    private void progress(byte[] value, Listener listener) {
        try {
            JsonNode json = JSON.readTree(value);
            if (plan != null && Progress.isProgress(json)) {
                Progress progress = Progress.ofJson(json);
                if (progress.training() == plan.name()) {
                    listener.went(progress);
                }
            }
        } catch (IOException e) {
            // A record that is none of ours.
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
