package io.tidings.stream;

import static io.tidings.stream.TestCluster.utf8;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.ShadowModel;
import io.tidings.event.EventCodec;
import io.tidings.event.InputFormat;
import io.tidings.event.InputSettings;
import io.tidings.event.LabeledReview;
import io.tidings.event.ModelLabel;
import io.tidings.event.OutputFormat;
import io.tidings.event.Review;
import io.tidings.stream.StreamFailure.Kind;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The stream on a real broker, where polls, transactions and groups are what they are.
class ScoreStreamIT extends OwnCluster {

    @ParameterizedTest
    @ValueSource(strings = {"classic", "streams"})
    void underBacklogBatchesFormAndNothingIsLostDoubledOrMixedUp(String protocol) throws Exception {
        ScoreSettings settings = settings("backlog-" + protocol, InputFormat.TEXT)
                .withStreams(Map.of("group.protocol", protocol));
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            String text = i % 500 == 7 ? "POISON " + i : (i % 3 == 0 ? "good " : "bad ") + "one " + i;
            records.add(new ProducerRecord<>(input(settings), i % 2, utf8("key-" + i), utf8(text),
                    List.of(new RecordHeader("trace", utf8("t" + i)))));
        }
        records.add(new ProducerRecord<>(input(settings), 0, utf8("tombstone"), null));
        records.add(new ProducerRecord<>(input(settings), 1, utf8("garbage"), new byte[]{(byte) 0xFF}));
        prepare(settings, records);

        ScoreCounters counters = run(settings, model(), 5_002);

        assertThat(counters.read()).isEqualTo(5_002).isEqualTo(counters.labeled() + counters.deadLettered());
        assertThat(counters.untagged()).isZero();
        assertThat(counters.failedBatches()).isPositive();
        assertThat(counters.largestBatch()).isGreaterThan(100);
        var byKey = byKey(cluster.read(settings.output().topic()));
        assertThat(byKey).hasSize(4_990);
        for (var record : byKey.values()) {
            LabeledReview event = EventCodec.LABELED_REVIEW.read(record.value());
            var expected = WordRules.outcome(event.getText().orElseThrow()).scores();
            int i = Integer.parseInt(event.getSubject().substring("key-".length()));
            assertThat(event.getText().orElseThrow()).endsWith("one " + i);
            assertThat(event.getLabel()).isEqualTo(expected.label());
            assertThat(event.getConfidence()).isEqualTo(expected.confidence());
            assertThat(header(record, "trace")).isEqualTo("t" + i);
            assertThat(record.headers().toArray()).hasSize(1);
        }
        assertDeadLetters(settings);
    }

    private static void assertDeadLetters(ScoreSettings settings) {
        var letters = byKey(cluster.read(settings.output().deadLetters()));
        assertThat(letters).hasSize(12);
        letters.forEach((key, letter) -> {
            String reason = switch (key) {
                case "tombstone" -> "NULL_VALUE";
                case "garbage" -> "UNDECODABLE_BYTES";
                default -> "SCORING_FAILED";
            };
            assertThat(header(letter, DeadLetters.REASON)).as(key).isEqualTo(reason);
            assertThat(header(letter, "__streams.errors.topic")).isEqualTo(input(settings));
            assertThat(header(letter, "__streams.errors.offset")).containsOnlyDigits();
        });
        assertThat(requireNonNull(letters.get("tombstone")).value()).isNull();
        assertThat(requireNonNull(letters.get("garbage")).value()).isEqualTo(new byte[]{(byte) 0xFF});
    }

    @Test
    void withoutFullPassesMostBatchesAreLarge() throws Exception {
        ScoreSettings settings = settings("large", InputFormat.TEXT);
        prepare(settings, texts(settings, 0, 5_000));

        ScoreCounters counters = run(settings, model(), 5_000);

        assertThat(counters.meanBatch()).isGreaterThan(50);
        assertThat(counters.scored()).isEqualTo(5_000);
    }

    @Test
    void readsSeveralTopicsEachInItsFormat() throws Exception {
        ScoreSettings settings = ScoreSettings.defaults()
                .withBootstrapServers(cluster.address())
                .withInputs(Map.of("f-json", InputSettings.of(InputFormat.JSON), "f-text",
                        InputSettings.of(InputFormat.TEXT), "f-avro", InputSettings.of(InputFormat.AVRO)))
                .withOutput(new OutputSettings("f-out", OutputFormat.JSON, true, "f-dead"));
        byte[] avro = EventCodec.REVIEW
                .write(Review.newBuilder().setId("a").setText("good").setCreatedAt(Instant.EPOCH).build());
        prepare(settings,
                List.of(new ProducerRecord<>("f-json", utf8("{\"id\": \"j\", \"text\": \"good\"}")),
                        new ProducerRecord<>("f-text", utf8("bad")), new ProducerRecord<>("f-avro", avro),
                        new ProducerRecord<>("f-avro", utf8("good"))));

        run(settings, model(), 4);

        var labels = new TreeMap<String, String>();
        for (var record : cluster.read("f-out")) {
            LabeledReview event = EventCodec.LABELED_REVIEW.read(record.value());
            labels.put(event.getSourceTopic(), event.getLabel());
        }
        assertThat(labels).isEqualTo(Map.of("f-json", "pos", "f-text", "neg", "f-avro", "pos"));
        assertThat(cluster.read("f-dead")).hasSize(1);
    }

    @Test
    void aRestartResumesWhereItWas() throws Exception {
        ScoreSettings settings = settings("resume", InputFormat.TEXT);
        prepare(settings, texts(settings, 0, 1_000));
        run(settings, model(), 1_000);
        cluster.write(texts(settings, 1_000, 1_500));

        ScoreCounters second = run(settings, model(), 500);

        assertThat(second.read()).isEqualTo(500);
        assertThat(byKey(cluster.read(settings.output().topic()))).hasSize(1_500);
    }

    @Test
    void closingInMidStreamLosesAndDoublesNothing() throws Exception {
        ScoreSettings settings = settings("midway", InputFormat.TEXT).withBatch(new BatchSettings(16, 500_000, 64));
        prepare(settings, texts(settings, 0, 20_000));

        long done = 0;
        for (int round = 0; round < 3; round++) {
            ScoreStream stream = started(settings, model());
            long before = done;
            await().atMost(PATIENCE)
                    .until(() -> stream.counters().read() > 1_000 || before + stream.counters().labeled() >= 20_000);
            assertThat(stream.close(PATIENCE)).as("closed").isTrue();
            assertThat(stream.state()).isEqualTo(StreamState.STOPPED);
            done += stream.counters().labeled();
        }
        try (var stream = started(settings, model())) {
            await().atMost(PATIENCE).until(() -> cluster.read(settings.output().topic()).size() >= 20_000);
            assertThat(stream.failure()).isEmpty();
        }
        assertThat(byKey(cluster.read(settings.output().topic()))).hasSize(20_000);
    }

    @Test
    void missingTopicsAreNamedBeforeTheStart() {
        try (var stream = new ScoreStream(settings("absent", InputFormat.TEXT), model())) {
            assertThatThrownBy(stream::start).isInstanceOfSatisfying(StreamFailure.class, failure -> {
                assertThat(failure.kind()).isEqualTo(Kind.MISSING_TOPIC);
                assertThat(failure).hasMessageContaining("absent-in")
                        .hasMessageContaining("absent-dead")
                        .hasMessageContaining("tidings topics --create");
            });
        }
    }

    @Test
    void anInputTopicThatVanishesStopsTheStreamWithItsName() throws Exception {
        ScoreSettings settings = settings("vanish", InputFormat.TEXT)
                .withStreams(Map.of("metadata.max.age.ms", "500"));
        prepare(settings, texts(settings, 0, 10));
        var told = new CompletableFuture<StreamFailure>();
        try (var stream = started(settings, model())) {
            stream.onFailure(told::complete);
            // Committed too: a commit of positions in a topic that is gone is retried for a minute.
            await().atMost(PATIENCE).until(() -> cluster.read(settings.output().topic()).size() == 10);
            cluster.delete(input(settings));

            StreamFailure failure = told.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(failure.kind()).isEqualTo(Kind.MISSING_TOPIC);
            assertThat(failure).hasMessageContaining(input(settings));
            assertThat(stream.state()).isEqualTo(StreamState.FAILED);
        }
    }

    @Test
    void aModelThatFailsOnEverythingStopsTheStreamAndSparesTheTopic() throws Exception {
        ScoreSettings settings = settings("broken", InputFormat.TEXT);
        prepare(settings, texts(settings, 0, 1_000));
        var told = new CompletableFuture<StreamFailure>();
        try (var stream = started(settings, ActiveModels.only(new ActiveModel(new BrokenModel("broken"))))) {
            stream.onFailure(told::complete);

            StreamFailure failure = told.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
            assertThat(failure).hasMessageContaining("limits.modelFailures is 100")
                    .hasMessageContaining("out of order");
            assertThat(stream.state()).isEqualTo(StreamState.FAILED);
        }
        assertThat(cluster.read(settings.output().deadLetters()).size()).isLessThanOrEqualTo(200);

        run(settings, model(), 1_000 - cluster.read(settings.output().deadLetters()).size());
        var labeled = byKey(cluster.read(settings.output().topic()));
        labeled.putAll(byKey(cluster.read(settings.output().deadLetters())));
        assertThat(labeled).hasSize(1_000);
    }

    @Test
    void severalModelsLabelEachEvent() throws Exception {
        ScoreSettings settings = settings("several", InputFormat.TEXT);
        prepare(settings, texts(settings, 0, 1_000));
        var rules = new WordRules("rules");
        var topics = new WordRules("topics");

        run(settings, new ActiveModels(new ActiveModel(rules), Map.of("topic", new ActiveModel(topics)),
                ShadowModel.off()), 1_000);

        assertThat(topics.batches()).isEqualTo(rules.batches());
        for (var record : byKey(cluster.read(settings.output().topic())).values()) {
            LabeledReview event = EventCodec.LABELED_REVIEW.read(record.value());
            assertThat(event.getModelId()).isEqualTo(rules.id().value());
            ModelLabel topic = requireNonNull(event.getModels().orElseThrow().get("topic"));
            assertThat(topic.getModelId()).isEqualTo(topics.id().value());
            assertThat(topic.getScores()).isEqualTo(event.getScores());
        }
    }

    @Test
    void eachEventNamesAModelThatWasChampionWhenItWasScored() throws Exception {
        ScoreSettings settings = settings("swaps", InputFormat.TEXT).withBatch(new BatchSettings(16, 500_000, 64));
        prepare(settings, texts(settings, 0, 20_000));
        // Half of what it may label is left at each swap: it goes on meanwhile, but not past the next swap.
        var permits = new Semaphore(900);
        var model = new ActiveModel(new MeteredModel("0", permits));
        var reigns = new Reigns(model, System::currentTimeMillis);
        try (var stream = started(settings, ActiveModels.only(model))) {
            for (int i = 1; i <= 20; i++) {
                long due = 900L * i - 450;
                await().pollInterval(Duration.ofMillis(1))
                        .atMost(PATIENCE)
                        .until(() -> stream.counters().labeled() >= due);
                model.swap(new MeteredModel(String.valueOf(i), permits));
                permits.release(900);
            }
            permits.release(20_000);
            await().atMost(PATIENCE).until(() -> cluster.read(settings.output().topic()).size() >= 20_000);
        }

        var seen = new TreeSet<String>();
        for (var record : byKey(cluster.read(settings.output().topic())).values()) {
            LabeledReview event = EventCodec.LABELED_REVIEW.read(record.value());
            seen.add(event.getModelId());
            assertThat(reigns.at(event.getScoredAt().toEpochMilli())).contains(event.getModelId());
        }
        assertThat(seen).hasSize(21);
    }

    @Test
    void theLagIsWhatHasNotBeenRead() throws Exception {
        ScoreSettings settings = settings("lag.dotted", InputFormat.TEXT).withBatch(new BatchSettings(1, 500_000, 1));
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            records.add(new ProducerRecord<>(input(settings), i % 2, utf8("key-" + i), utf8("good one " + i)));
        }
        prepare(settings, records);
        var permits = new Semaphore(1_200);
        try (var stream = started(settings, ActiveModels.only(new ActiveModel(new MeteredModel("metered", permits))))) {
            await().atMost(PATIENCE).until(() -> stream.counters().labeled() >= 1_200);
            assertThat(stream.lag().orElseThrow()).isBetween(790L, 800L);
            permits.release(800);
            await().atMost(PATIENCE).until(() -> stream.lag().orElse(-1) == 0);
        }
    }

    @Test
    void theBrokerMayRestart(@TempDir Path folder) throws Exception {
        try (var own = new TestCluster(TestCluster.fixed(folder))) {
            ScoreSettings settings = settings("outage", InputFormat.TEXT)
                    .withBootstrapServers(own.address());
            TopicPlan.of(settings).create(own.kafka(), PATIENCE);
            own.write(texts(settings, 0, 500));
            try (var stream = started(settings, model())) {
                await().atMost(PATIENCE).until(() -> stream.counters().labeled() >= 500);
                own.stop();
                own.startAgain();
                own.write(texts(settings, 500, 1_000));
                await().atMost(PATIENCE).until(() -> own.read(settings.output().topic()).size() >= 1_000);
                assertThat(stream.failure()).isEmpty();
            }
            assertThat(byKey(own.read(settings.output().topic()))).hasSize(1_000);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        assertThat(record.headers().lastHeader(name)).as(name).isNotNull();
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
