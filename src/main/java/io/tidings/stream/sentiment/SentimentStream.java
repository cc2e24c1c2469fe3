package io.tidings.stream.sentiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tidings.stream.BoundedRocks;
import io.tidings.stream.PlannedTopic;
import io.tidings.stream.PlannedTopic.Role;
import io.tidings.stream.Retention;
import io.tidings.stream.RunningStream;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.StreamApplication;
import io.tidings.stream.StreamFailure;
import io.tidings.stream.StreamsProperties;
import io.tidings.stream.TopicPlan;
import org.apache.kafka.streams.StreamsConfig;

/// A running count of windows. Any thread may ask for its counters.
public final class SentimentStream implements RunningStream {

    /// Behind the application id of the score stream.
    public static final String SUFFIX = "-sentiment";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final int RECORD_BYTES = 1_000_000;
    private static final long CACHE_BYTES = 4 << 20;

    private final SentimentTask task;
    private final ScoreSettings score;
    private final SentimentMeters meters = new SentimentMeters();
    private final StreamApplication application;

    /// @param score  where Kafka is and how its topics are made
    /// @param folder for what is known of windows, of this process alone; where it is lost, Kafka has it
    /// @throws StreamFailure where Kafka Streams refuses the settings
    public SentimentStream(SentimentTask task, ScoreSettings score, Path folder) {
        this.task = task;
        this.score = score;
        this.application = new StreamApplication(SentimentTopology.of(task, meters), properties(score, folder),
                List.of(task.labeled()));
    }

    /// Properties of Kafka Streams: the user's, and over them what this application needs.
    static Map<String, Object> properties(ScoreSettings score, Path folder) {
        Map<String, Object> properties = StreamsProperties.beside(score, score.applicationId() + SUFFIX, CACHE_BYTES);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocks.class);
        return properties;
    }

    @Override
    public StreamApplication application() {
        return application;
    }

    @Override
    public void start() {
        var needed = new ArrayList<>(SentimentTopics.of(task.settings(), score));
        needed.add(new PlannedTopic(task.labeled(), Role.LABELED, 1, 1, Retention.hours(1), RECORD_BYTES));
        new TopicPlan(needed).requireAll(score.kafka(), START_TIMEOUT);
        application.start();
    }

    public SentimentCounters counters() {
        return meters.counters();
    }

    @Override
    public void close() {
        application.close(CLOSE_TIMEOUT);
    }
}
