package io.tidings.stream.drift;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tidings.stream.PlannedTopic;
import io.tidings.stream.PlannedTopic.Role;
import io.tidings.stream.Retention;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.StreamApplication;
import io.tidings.stream.StreamFailure;
import io.tidings.stream.StreamState;
import io.tidings.stream.TopicPlan;
import org.apache.kafka.streams.StreamsConfig;

/// A running drift topology. Start it once, close it once; any thread may ask for its state and counters.
public final class DriftStream implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final int RECORD_BYTES = 1_000_000;
    private static final long CACHE_BYTES = 1 << 20;
    private static final int COMMIT_MILLIS = 1_000;

    private final DriftTask task;
    private final ScoreSettings score;
    private final DriftMeters meters = new DriftMeters();
    private final StreamApplication application;

    /// @param score where Kafka is and how its topics are made
    /// @throws StreamFailure where Kafka Streams refuses the settings
    public DriftStream(DriftTask task, ScoreSettings score, References references) {
        this.task = task;
        this.score = score;
        this.application = new StreamApplication(DriftTopology.of(task, references, meters), properties(task, score),
                List.of(task.labeled()));
    }

    /// The topic of the reports: one partition, because windows are few and their order is worth having.
    public static PlannedTopic reports(String name, ScoreSettings score) {
        return new PlannedTopic(name, Role.DRIFT, 1, score.topics().replication(),
                Retention.hours(score.topics().deadLetterHours()), RECORD_BYTES);
    }

    /// Properties of Kafka Streams: the user's, and over them what this application needs to stay small.
    static Map<String, Object> properties(DriftTask task, ScoreSettings score) {
        var properties = new HashMap<String, Object>();
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, score.topics().replication());
        properties.putAll(score.kafka());
        properties.putAll(score.streams());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, task.settings().applicationId());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        return properties;
    }

    /// Checks that the topics exist and starts.
    ///
    /// @throws StreamFailure where no broker answers or a topic is missing
    public void start() {
        var labeled = new PlannedTopic(task.labeled(), Role.LABELED, 1, 1, Retention.hours(1), RECORD_BYTES);
        new TopicPlan(List.of(labeled, reports(task.reports(), score))).requireAll(score.kafka(), START_TIMEOUT);
        application.start();
    }

    public StreamState state() {
        return application.state();
    }

    /// The failure that stopped it, if any.
    public Optional<StreamFailure> failure() {
        return application.failure();
    }

    /// Waits until it has its first partitions.
    ///
    /// @return whether it has; false after the timeout, and where it was closed before
    /// @throws StreamFailure where it fails instead
    public boolean awaitRunning(Duration timeout) throws InterruptedException {
        return application.awaitRunning(timeout);
    }

    public DriftCounters counters() {
        return meters.counters();
    }

    @Override
    public void close() {
        application.close(CLOSE_TIMEOUT);
    }
}
