package io.tidings.stream.sentiment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.tidings.broker.BrokerSettings;
import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import io.tidings.event.OutputFormat;
import io.tidings.event.SentimentWindow;
import io.tidings.stream.PlannedTopic;
import io.tidings.stream.Retention;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.StreamFailure;
import io.tidings.stream.TestCluster;
import io.tidings.stream.TopicPlan;
import io.tidings.stream.TopicSettings;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole application on a broker: several partitions and instances, restarts, transactions, reading again.
class SentimentStreamIT {

    private static final Duration PATIENCE = TestCluster.PATIENCE;
    private static final int PARTITIONS = 3;
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @AutoClose
    private static final TestCluster cluster = new TestCluster(BrokerSettings.temporary());

    @TempDir
    Path folder;

    @Test
    void windowsAreTheSameAcrossARestartASecondInstanceAndAReadingFromTheBeginningSeed5() throws Exception {
        SentimentTask task = task("again");
        prepare(task);
        List<LabeledReview> events = hours(new Random(5), 6_000);
        Map<String, Map<String, Long>> expected = expected(events);

        try (var _ = started(task, "again", "a")) {
            write(task, events.subList(0, 2_000));
            await().atMost(PATIENCE).until(() -> total(task) >= 2_000);
        }
        write(task, events.subList(2_000, 3_000));
        // In another folder: what was known comes from Kafka.
        try (var _ = started(task, "again", "b"); var _ = started(task, "again", "c")) {
            write(task, events.subList(3_000, 6_000));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(labels(task)).isEqualTo(expected));
        }
        long states = cluster.read(task.settings().topic()).size();

        try (var _ = started(task, "once-more", "d")) {
            await().atMost(PATIENCE)
                    .until(() -> cluster.read(task.settings().topic()).size() > states
                            && labels(task).equals(expected));
        }
    }

    @Test
    void alertsAreRaisedOnce() throws Exception {
        SentimentTask task = task("alerts");
        prepare(task);
        var events = new ArrayList<LabeledReview>();
        for (int i = 0; i < 400; i++) {
            events.add(Labeled.event("kettle", i % 10 == 0 ? "neg" : "pos", NOON.plusSeconds(i * 27L)));
        }
        for (int i = 0; i < 200; i++) {
            events.add(Labeled.event("kettle", i % 10 < 7 ? "neg" : "pos", NOON.plusSeconds(3 * 3_600 + i)));
        }

        try (var _ = started(task, "alerts", "a")) {
            write(task, events.subList(0, 500));
            await().atMost(PATIENCE).until(() -> total(task) == 500 && !alerts(task).isEmpty());
        }
        try (var _ = started(task, "alerts", "b")) {
            write(task, events.subList(500, 600));
            await().atMost(PATIENCE).until(() -> total(task) == 600);
        }

        assertThat(alerts(task)).doesNotHaveDuplicates()
                .contains("PT1H/2026-11-20T15:00:00Z/kettle/neg", "PT1H/2026-11-20T15:00:00Z/neg");
    }

    @Test
    void aMissingTopicIsNamed() {
        SentimentTask task = task("missing");

        try (var stream = new SentimentStream(task, score("missing"), folder)) {
            assertThatThrownBy(stream::start).isInstanceOf(StreamFailure.class)
                    .hasMessageContaining("missing-sentiment")
                    .hasMessageContaining("tidings topics --create");
        }
    }

    /// In the order of time, give or take a minute: nothing is late for the grace time of an hour.
    private static List<LabeledReview> hours(Random random, int count) {
        var events = new ArrayList<LabeledReview>();
        for (int i = 0; i < count; i++) {
            events.add(Labeled.event("s" + random.nextInt(7), random.nextDouble() < 0.4 ? "neg" : "pos",
                    NOON.plusSeconds(i * 4L + random.nextInt(60)), random.nextFloat()));
        }
        return events;
    }

    private static Map<String, Map<String, Long>> expected(List<LabeledReview> events) {
        var windows = new TreeMap<String, Map<String, Long>>();
        for (LabeledReview event : events) {
            for (WindowSize size : SentimentSettings.defaults().windowSizes()) {
                long start = size.start(event.getEventTime().toEpochMilli());
                for (Whose whose : List.of(Whose.ALL, new Whose(event.getSubject()))) {
                    windows.computeIfAbsent(new WindowKey(size, start, whose).topicKey(), _ -> new TreeMap<>())
                            .merge(event.getLabel(), 1L, Long::sum);
                }
            }
        }
        return windows;
    }

    private static SentimentTask task(String name) {
        var settings = SentimentSettings.defaults()
                .withWindows("PT1M,PT1H,P1D", 3_600)
                .withTopic(name + "-sentiment")
                .withAlerts(new AlertSettings(name + "-alerts", 0.0001, 0.1, 30, 24));
        return new SentimentTask("sentiment", name + "-labeled", OutputFormat.AVRO, settings);
    }

    private static void prepare(SentimentTask task) {
        var topics = new ArrayList<>(SentimentTopics.of(task.settings(), score("any")));
        topics.add(new PlannedTopic(task.labeled(), PlannedTopic.Role.LABELED, PARTITIONS, 1, Retention.hours(-1),
                1_000_000));
        new TopicPlan(topics).create(cluster.kafka(), PATIENCE);
    }

    private SentimentStream started(SentimentTask task, String application, String state)
            throws InterruptedException {
        var stream = new SentimentStream(task, score(application), folder.resolve(state));
        stream.start();
        assertThat(stream.awaitRunning(PATIENCE)).isTrue();
        return stream;
    }

    private static ScoreSettings score(String application) {
        return ScoreSettings.defaults()
                .withApplicationId(application)
                .withBootstrapServers(cluster.address())
                .withTopics(new TopicSettings(PARTITIONS, 1, 24, 24));
    }

    /// A subject comes in on any partition.
    private static void write(SentimentTask task, List<LabeledReview> events) throws Exception {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < events.size(); i++) {
            records.add(new ProducerRecord<>(task.labeled(), ("k" + i % 50).getBytes(UTF_8),
                    EventCodec.LABELED_REVIEW.write(events.get(i))));
        }
        cluster.write(records);
    }

    private static Map<String, SentimentWindow> windows(SentimentTask task) throws IOException {
        var windows = new TreeMap<String, SentimentWindow>();
        for (var each : cluster.read(task.settings().topic())) {
            windows.put(new String(each.key(), UTF_8), EventCodec.SENTIMENT_WINDOW.read(each.value()));
        }
        return windows;
    }

    private static Map<String, Map<String, Long>> labels(SentimentTask task) throws IOException {
        var labels = new TreeMap<String, Map<String, Long>>();
        windows(task).forEach((key, window) -> labels.put(key, new TreeMap<>(window.getLabels())));
        return labels;
    }

    private static long total(SentimentTask task) throws IOException {
        return windows(task).values()
                .stream()
                .filter(window -> window.getSize().equals("P1D") && window.getSubject().isEmpty())
                .mapToLong(SentimentWindow::getCount)
                .sum();
    }

    private static List<String> alerts(SentimentTask task) {
        return cluster.read(task.settings().alerts().topic())
                .stream()
                .map(record -> new String(record.key(), UTF_8))
                .toList();
    }
}
