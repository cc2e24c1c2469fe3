package io.tidings.learn.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
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

    /// Of the examples that are there at the start, as many of the newest are gone through again.
    static final int MOST_REPLAYED = 200_000;

    private static final Logger LOG = LoggerFactory.getLogger(ErrorWatch.class);
    private static final Duration WAIT = Duration.ofMillis(200);

    private final Topics topics;
    private final KafkaConsumer<byte[], byte[]> examples;
    private final KafkaProducer<byte[], byte[]> reports;
    private final FeedbackDrift.State state;

    /// @param examples the topic of the training examples
    /// @param reports  the topic of the drift reports
    public record Topics(String examples, String reports) {}

    private ErrorWatch(Topics topics, Map<String, Object> kafka, FeedbackDriftSettings settings) {
        this.topics = topics;
        this.examples = consumer(kafka);
        this.reports = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
        this.state = new FeedbackDrift.State(settings);
    }

    /// Goes through the examples that are there, in the order in which feedback was given, and writes the reports that
    /// are not there yet.
    ///
    /// @param kafka properties of Kafka's clients
    /// @throws org.apache.kafka.common.KafkaException where no broker answers or a topic is missing
    public static ErrorWatch start(Topics topics, Map<String, String> kafka, FeedbackDriftSettings settings) {
        var watch = new ErrorWatch(topics, new HashMap<>(kafka), settings);
        try {
            watch.replay(watch.lastReports(kafka));
            return watch;
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    /// Takes what has arrived.
    ///
    /// @param wait at most, where nothing has
    /// @return the reports written
    /// @throws KafkaException where they cannot be; make a new watch, which goes through the examples again
    public List<DriftReport> poll(Duration wait) {
        var written = new ArrayList<DriftReport>();
        examples.poll(wait).forEach(record -> judged(record).flatMap(state::add).ifPresent(written::add));
        write(written);
        return written;
    }

    private void replay(Map<String, Instant> last) {
        var partitions = assign(examples, topics.examples());
        var ends = examples.endOffsets(partitions);
        var newest = new PriorityQueue<>(Comparator.comparing(Judged::at));
        while (partitions.stream().anyMatch(p -> examples.position(p) < ends.getOrDefault(p, 0L))) {
            examples.poll(WAIT).forEach(record -> judged(record).ifPresent(one -> {
                newest.add(one);
                if (newest.size() > MOST_REPLAYED) {
                    newest.remove();
                }
            }));
        }
        var missing = new ArrayList<DriftReport>();
        while (!newest.isEmpty()) {
            state.add(newest.remove())
                    .filter(report -> report.getTo().isAfter(last.getOrDefault(key(report), Instant.MIN)))
                    .ifPresent(missing::add);
        }
        write(missing);
    }

    /// Up to when each model's error has been reported.
    private Map<String, Instant> lastReports(Map<String, String> kafka) {
        var last = new HashMap<String, Instant>();
        try (var consumer = consumer(new HashMap<>(kafka))) {
            var partitions = assign(consumer, topics.reports());
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (var record : consumer.poll(WAIT)) {
                    try {
                        DriftReport report = EventCodec.DRIFT_REPORT.read(record.value());
                        if (report.getKind().equals(FeedbackDrift.KIND)) {
                            last.merge(key(report), report.getTo(), (a, b) -> a.isAfter(b) ? a : b);
                        }
                    } catch (IOException e) {
                        unreadable(record, e);
                    }
                }
            }
        }
        return last;
    }

    private static String key(DriftReport report) {
        return report.getModelId() + '/' + report.getModel();
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

    private static List<TopicPartition> assign(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic)
                .stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return partitions;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> kafka) {
        var properties = new HashMap<>(kafka);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        examples.close();
        reports.close();
    }
}
