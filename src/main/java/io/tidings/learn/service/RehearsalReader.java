package io.tidings.learn.service;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import io.tidings.text.Redaction;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Draws past texts from the topic of labelled events: short stretches, spread over all that the topic holds, so that
/// the cost is that of the sample and not of the stream. The same seed and the same topic give the same sample. Nothing
/// is kept between two samples, so what the topic loses is forgotten. Interrupting the reader ends it.
final class RehearsalReader {

    private static final int STRETCH = 200;
    /// So many times the texts that are wanted are looked at.
    private static final int ABUNDANCE = 5;
    private static final int TEXT_CHARACTERS = 20_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final LearnTask task;
    private final Predicate<String> barred;

    /// @param barred which reviews must not be drawn, by their id
    RehearsalReader(LearnTask task, Predicate<String> barred) {
        this.task = task;
        this.barred = barred;
    }

    /// @param texts redacted
    /// @param begin where the topic began
    /// @param end   where it ended
    record Sample(List<String> texts, Positions begin, Positions end) {

        static final Sample NONE = new Sample(List.of(), Positions.NONE, Positions.NONE);
    }

    /// A run of offsets.
    private record Stretch(TopicPartition partition, long from, long to) {}

    Sample read(long seed) {
        if (task.settings().rehearsal() == 0) {
            return Sample.NONE;
        }
        Map<String, Object> properties = new HashMap<>(task.access().kafka());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, task.access().instance() + "-learn-rehearsal");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, STRETCH);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) task.access().timeout().toMillis());
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            return read(consumer, seed);
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE));
        }
    }

    private Sample read(KafkaConsumer<byte[], byte[]> consumer, long seed) {
        @Nullable
        List<PartitionInfo> infos = consumer.partitionsFor(task.topics().labeled());
        if (infos == null) {
            return Sample.NONE;
        }
        var partitions = infos.stream().map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        var sample = new RehearsalState(task.settings().rehearsal(), seed);
        for (Stretch stretch : stretches(begin, end, seed)) {
            consumer.pause(partitions);
            consumer.resume(List.of(stretch.partition));
            consumer.seek(stretch.partition, stretch.from);
            read(consumer, stretch, sample);
        }
        return new Sample(sample.sample(), positions(begin), positions(end));
    }

    /// At random places, one in each of as many equal parts of the topic; all of it where it is small.
    private List<Stretch> stretches(Map<TopicPartition, Long> begin, Map<TopicPartition, Long> end, long seed) {
        long total = end.entrySet().stream().mapToLong(e -> e.getValue() - begin.getOrDefault(e.getKey(), 0L)).sum();
        long wanted = (long) task.settings().rehearsal() * ABUNDANCE;
        double share = total <= wanted ? 1 : (double) wanted / total;
        var lot = new SplittableRandom(seed);
        var stretches = new ArrayList<Stretch>();
        var ordered = end.keySet().stream().sorted(Comparator.comparingInt(TopicPartition::partition)).toList();
        for (TopicPartition partition : ordered) {
            long from = begin.getOrDefault(partition, 0L);
            long to = end.getOrDefault(partition, 0L);
            long part = (long) Math.ceil(STRETCH / share);
            for (long at = from; at < to; at += part) {
                long room = Math.min(part, to - at) - STRETCH;
                long start = at + (room > 0 && share < 1 ? lot.nextLong(room) : 0);
                stretches.add(new Stretch(partition, start, Math.min(to, start + STRETCH)));
            }
        }
        return stretches;
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer, Stretch stretch, RehearsalState sample) {
        long deadline = System.nanoTime() + task.access().timeout().toNanos();
        while (consumer.position(stretch.partition) < stretch.to) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < stretch.to && record.value() != null) {
                    offer(record, sample);
                }
            }
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("nothing has come from " + stretch.partition);
            }
        }
    }

    private void offer(ConsumerRecord<byte[], byte[]> record, RehearsalState sample) {
        try {
            LabeledReview review = EventCodec.LABELED_REVIEW.read(record.value());
            String text = review.getText().orElse("");
            if (!text.isBlank() && text.length() <= TEXT_CHARACTERS && !barred.test(review.getId())) {
                sample.offer(review.getId(), review.getLabel(), review.getSubject(), Redaction.redact(text));
            }
        } catch (IOException e) {
            // Not ours: nothing is lost by leaving it out.
            org.slf4j.LoggerFactory.getLogger(RehearsalReader.class)
                    .debug("the event at {}-{} offset {} cannot be read", record.topic(), record.partition(),
                            record.offset(), e);
        }
    }

    private static Positions positions(Map<TopicPartition, Long> offsets) {
        var positions = new TreeMap<Integer, Long>();
        offsets.forEach((partition, offset) -> positions.put(partition.partition(), offset));
        return new Positions(positions);
    }
}
