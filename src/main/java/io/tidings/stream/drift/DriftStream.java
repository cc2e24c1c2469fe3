package io.tidings.stream.drift;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.tidings.stream.PlannedTopic;
import io.tidings.stream.PlannedTopic.Role;
import io.tidings.stream.Retention;
import io.tidings.stream.RunningStream;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.StreamApplication;
import io.tidings.stream.StreamFailure;
import io.tidings.stream.StreamsProperties;
import io.tidings.stream.TopicPlan;

/// A running drift topology. Any thread may ask for its counters.
public final class DriftStream implements RunningStream {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final int RECORD_BYTES = 1_000_000;
    private static final long CACHE_BYTES = 1 << 20;

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
        return StreamsProperties.beside(score, task.settings().applicationId(), CACHE_BYTES);
    }

    @Override
    public StreamApplication application() {
        return application;
    }

    @Override
    public void start() {
        var labeled = new PlannedTopic(task.labeled(), Role.LABELED, 1, 1, Retention.hours(1), RECORD_BYTES);
        new TopicPlan(List.of(labeled, reports(task.reports(), score))).requireAll(score.kafka(), START_TIMEOUT);
        application.start();
    }

    public DriftCounters counters() {
        return meters.counters();
    }

    @Override
    public void close() {
        application.close(CLOSE_TIMEOUT);
    }
}
