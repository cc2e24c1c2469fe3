package io.tidings.learn.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidings.broker.BrokerSettings;
import io.tidings.event.EventCodec;
import io.tidings.event.Feedback;
import io.tidings.event.LabeledReview;
import io.tidings.event.TrainingExample;
import io.tidings.stream.PlannedTopic;
import io.tidings.stream.PlannedTopic.Role;
import io.tidings.stream.Retention;
import io.tidings.stream.StreamState;
import io.tidings.stream.TestCluster;
import io.tidings.stream.TopicPlan;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The join on a broker: partitions, transactions, restarts.
class FeedbackStreamIT {

    private static final Duration PATIENCE = TestCluster.PATIENCE;

    @AutoClose
    private static final TestCluster cluster = new TestCluster(BrokerSettings.temporary());

    @TempDir
    Path folder;

    @Test
    void figuresAndWaitingFeedbackOutliveRestartsAndTheLossOfTheDisk() throws Exception {
        JoinSettings settings = prepared("restart", folder.resolve("a"));
        cluster.write(labeled(settings, 0, 100));
        cluster.write(feedback(settings, 0, 300));

        FeedbackCounters first = run(settings, counters -> counters.received() == 300 && counters.labeled() == 100);
        assertThat(first.waiting()).isEqualTo(200);
        assertThat(first.joined()).isEqualTo(100);
        assertThat(first.isBalanced()).isTrue();
        FeedbackCounters again = run(settings, counters -> counters.received() == 300);
        assertThat(again).isEqualTo(first);

        cluster.write(labeled(settings, 100, 200));
        JoinSettings elsewhere = settings(settings.feedback(), folder.resolve("b"));
        FeedbackCounters second = run(elsewhere, counters -> counters.labeled() == 200);

        assertThat(second.waiting()).isEqualTo(100);
        assertThat(second.joined()).isEqualTo(200);
        assertThat(second.received()).isEqualTo(300);
        assertThat(second.isBalanced()).isTrue();
        var examples = cluster.read(settings.feedback().examples());
        assertThat(examples).hasSize(200);
        assertThat(newest(examples)).hasSize(200).allSatisfy((id, example) -> {
            assertThat(example.getText()).isEqualTo("text of " + id);
            assertThat(example.getLabel()).isEqualTo("pos");
        });
    }

    @Test
    void closingInMidStreamLosesAndDoublesNothing() throws Exception {
        JoinSettings settings = prepared("midway", folder);
        cluster.write(labeled(settings, 0, 3_000));
        cluster.write(feedback(settings, 0, 3_000));

        for (int round = 1; round <= 2; round++) {
            long enough = round * 500L;
            run(settings, counters -> counters.received() + counters.labeled() > enough);
        }
        FeedbackCounters last = run(settings, counters -> counters.joined() == 3_000);

        assertThat(last.received()).isEqualTo(3_000);
        assertThat(last.labeled()).isEqualTo(3_000);
        assertThat(last.isBalanced()).isTrue();
        assertThat(cluster.read(settings.feedback().examples())).hasSize(3_000);
    }

    @Test
    void anAuthorIsForgottenInEveryPartition() throws Exception {
        JoinSettings settings = prepared("author", folder);
        cluster.write(labeled(settings, 0, 60));
        cluster.write(feedback(settings, 0, 60));
        try (var stream = started(settings)) {
            await().atMost(PATIENCE).until(() -> stream.counters().joined() == 60);
            Feedback wish = Feedback.newBuilder().setForgetAuthor("Ann").setAt(JoinStage.START).build();
            cluster.write(List.of(new ProducerRecord<>(settings.feedback().topic(), null,
                    EventCodec.FEEDBACK.write(wish))));
            await().atMost(PATIENCE).until(() -> stream.counters().forgotten() == 60);
            assertThat(stream.counters().isBalanced()).isTrue();
        }
        var last = new HashMap<String, Boolean>();
        cluster.read(settings.feedback().examples())
                .forEach(record -> last.put(new String(record.key(), UTF_8), record.value() == null));
        assertThat(last).hasSize(60).doesNotContainValue(false);
    }

    @Test
    void aMissingTopicStopsItWithItsName() throws Exception {
        JoinSettings settings = settings(FeedbackSettings.defaults()
                .withApplicationId("absent")
                .withTopics("absent-feedback", "absent-unmatched", "absent-examples"), folder);
        try (var stream = new FeedbackStream(settings)) {
            stream.start();
            await().atMost(PATIENCE).until(() -> stream.failure().isPresent());
            assertThat(stream.failure().orElseThrow()).hasMessageContaining("tidings topics --create");
            assertThat(stream.state()).isEqualTo(StreamState.FAILED);
        }
    }

    private interface Condition {
        boolean holds(FeedbackCounters counters);
    }

    private static FeedbackCounters run(JoinSettings settings, Condition enough) throws InterruptedException {
        FeedbackStream stream = started(settings);
        try {
            await().atMost(PATIENCE).until(() -> enough.holds(stream.counters()));
        } finally {
            assertThat(stream.close(PATIENCE)).as("closed").isTrue();
        }
        assertThat(stream.failure()).isEmpty();
        return stream.counters();
    }

    private static FeedbackStream started(JoinSettings settings) throws InterruptedException {
        var stream = new FeedbackStream(settings);
        stream.start();
        assertThat(stream.awaitRunning(PATIENCE)).isTrue();
        return stream;
    }

    /// Labelled events in 2 partitions, feedback in 5, the join in 3.
    private static JoinSettings prepared(String name, Path state) {
        JoinSettings settings = settings(FeedbackSettings.defaults()
                .withApplicationId(name)
                .withTopics(name + "-feedback", name + "-unmatched", name + "-examples"), state);
        var day = Retention.hours(24);
        new TopicPlan(List.of(new PlannedTopic(name + "-labeled", Role.LABELED, 2, 1, day, 1_000_000),
                new PlannedTopic(settings.feedback().topic(), Role.FEEDBACK, 5, 1, day, 1_000_000),
                new PlannedTopic(settings.feedback().unmatched(), Role.UNMATCHED, 1, 1, day, 1_000_000),
                new PlannedTopic(settings.feedback().examples(), Role.EXAMPLES, 2, 1, new Retention.Latest(),
                        1_000_000)))
                .create(cluster.kafka(), PATIENCE);
        return settings;
    }

    private static JoinSettings settings(FeedbackSettings feedback, Path state) {
        return new JoinSettings(feedback.withStreams(new TreeMap<>(Map.of("state.dir", state.toString()))),
                new JoinSettings.Labeled(feedback.applicationId() + "-labeled", "sentiment"), 3,
                new JoinSettings.Limits(1_000, 1_000_000), cluster.kafka());
    }

    private static List<ProducerRecord<byte[], byte[]>> labeled(JoinSettings settings, int from, int to) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = from; i < to; i++) {
            LabeledReview event = JoinStage.event("r" + i);
            records.add(new ProducerRecord<>(settings.labeled().topic(), ("subject " + i % 7).getBytes(UTF_8),
                    EventCodec.LABELED_REVIEW.write(event)));
        }
        return records;
    }

    private static List<ProducerRecord<byte[], byte[]>> feedback(JoinSettings settings, int from, int to) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = from; i < to; i++) {
            records.add(new ProducerRecord<>(settings.feedback().topic(), ("r" + i).getBytes(UTF_8),
                    EventCodec.FEEDBACK.write(JoinStage.feedback("r" + i, "pos", "Bob"))));
        }
        return records;
    }

    private static Map<String, TrainingExample> newest(List<ConsumerRecord<byte[], byte[]>> records)
            throws IOException {
        var newest = new HashMap<String, TrainingExample>();
        for (var record : records) {
            newest.put(new String(record.key(), UTF_8), EventCodec.TRAINING_EXAMPLE.read(record.value()));
        }
        return newest;
    }
}
