package io.tidings.learn.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.tidings.event.DriftReport;
import io.tidings.event.EventCodec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads training examples and writes reports of drift. Only one should be at work on a topic at a time: the active
/// trainer's. A report is written at least once; after a crash one may stand there twice. For one thread.
public final class ErrorWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorWatch.class);
    private static final int MOST_AT_ONCE = 5_000;

    private final Topics topics;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> reports;
    private final FeedbackDrift.State state;
    /// Partitions that have not been read to where they ended at the start, and those ends.
    private final Map<TopicPartition, Long> behind = new HashMap<>();
    private final ReplayState replay = new ReplayState();

    /// @param examples the topic of the training examples
    /// @param reports  the topic of the drift reports
    public record Topics(String examples, String reports) {}

    private ErrorWatch(Topics topics, Map<String, Object> kafka, FeedbackDriftSettings settings) {
        this.topics = topics;
        this.consumer = consumer(kafka);
        this.reports = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
        this.state = new FeedbackDrift.State(settings);
    }

    /// A watch that has read nothing yet.
    ///
    /// @param kafka properties of Kafka's clients
    /// @throws KafkaException where no broker answers or a topic is missing
    public static ErrorWatch open(Topics topics, Map<String, String> kafka, FeedbackDriftSettings settings) {
        var watch = new ErrorWatch(topics, new HashMap<>(kafka), settings);
        try {
            watch.assign();
            return watch;
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    private void assign() {
        var all = new ArrayList<>(partitions(topics.examples()));
        all.addAll(partitions(topics.reports()));
        consumer.assign(all);
        consumer.seekToBeginning(all);
        behind.putAll(consumer.endOffsets(all));
    }

    /// Takes what has arrived, a few thousand at once. First come the examples that were there before: when the last of
    /// them has come, the reports on them that are not there yet are written.
    ///
    /// @param wait at most, where nothing has
    /// @return the reports written
    /// @throws KafkaException where they cannot be; make a new watch, which goes through the examples again
    public List<DriftReport> poll(Duration wait) {
        var written = isBehind() ? replayed(wait) : arrived(wait);
        write(written);
        return written;
    }

    /// Whether examples that were there at the start are still to come.
    boolean isBehind() {
        return !behind.isEmpty();
    }

    private List<DriftReport> arrived(Duration wait) {
        var due = new ArrayList<DriftReport>();
        consumer.poll(wait).forEach(record -> judged(record).flatMap(state::add).ifPresent(due::add));
        return due;
    }

    private List<DriftReport> replayed(Duration wait) {
        for (var record : consumer.poll(wait)) {
            if (record.topic().equals(topics.examples())) {
                judged(record).ifPresent(replay::judged);
            } else {
                report(record).ifPresent(replay::reported);
            }
        }
        behind.entrySet().removeIf(one -> consumer.position(one.getKey()) >= one.getValue());
        if (isBehind()) {
            return List.of();
        }
        consumer.assign(partitions(topics.examples())); // they keep their positions
        return replay.missing(state);
    }

    private static Optional<DriftReport> report(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(EventCodec.DRIFT_REPORT.read(record.value()));
        } catch (IOException e) {
            unreadable(record, e);
            return Optional.empty();
        }
    }

    private static Optional<Judged> judged(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty(); // Forgotten; it was judged in its time.
        }
        try {
            return Judged.of(EventCodec.TRAINING_EXAMPLE.read(record.value()));
        } catch (IOException e) {
            unreadable(record, e);
            return Optional.empty();
        }
    }

    private static void unreadable(ConsumerRecord<byte[], byte[]> record, IOException thrown) {
        LOG.warn("{}-{} offset {} is passed over: {}", record.topic(), record.partition(), record.offset(),
                thrown.getMessage());
    }

    private void write(List<DriftReport> written) {
        var answers = written.stream().map(this::send).toList();
        try {
            for (var answer : answers) {
                answer.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("cannot write a report of drift to " + topics.reports() + ": "
                    + e.getCause(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private Future<RecordMetadata> send(DriftReport report) {
        return reports.send(new ProducerRecord<>(topics.reports(), report.getModel().getBytes(UTF_8),
                EventCodec.DRIFT_REPORT.write(report)));
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic)
                .stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> kafka) {
        var properties = new HashMap<>(kafka);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", "earliest");
        properties.put("max.poll.records", MOST_AT_ONCE);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        consumer.close();
        reports.close();
    }
}
