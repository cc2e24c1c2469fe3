package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.broker.BrokerSettings;
import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Classifier;
import io.tidings.event.InputFormat;
import io.tidings.event.InputSettings;
import io.tidings.model.BundledModel;
import io.tidings.model.LstmClassifier;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.ScoreStream;
import io.tidings.stream.TestCluster;
import io.tidings.stream.TopicPlan;
import io.tidings.stream.TopicSettings;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `tidings replay` as a user types it.
class ReplayCommandIT {

    private static final Duration PATIENCE = TestCluster.PATIENCE;

    @Test
    void replaysAndReportsInOneObject() throws Exception {
        assumeTrue(BundledModel.present(), "SKIPPED: this build has no bundled model");
        try (var cluster = new TestCluster(BrokerSettings.temporary())) {
            Classifier bundled = BundledModel.load();
            label(cluster, bundled);

            JsonNode report = replay(cluster, "bundled", "what-if");
            assertThat(report.path("complete").asBoolean()).isTrue();
            assertThat(report.path("read").asInt()).isEqualTo(60);
            assertThat(report.path("labeled").asInt()).isEqualTo(59);
            assertThat(report.path("refusals").path("MISSING_TEXT").asInt()).isOne();
            assertAllTheSame(report);
            assertThat(cluster.read("what-if")).hasSize(59);

            // Labels from before the models topic was made can be explained by their id too.
            assertAllTheSame(replay(cluster, bundled.id().abbreviated(), "what-if-by-id"));
            assertThat(invoke(cluster, "ffffff", "x").err()).contains("tidings topics --create");
        }
    }

    @Test
    void anOldModelIsFoundByItsIdAndGivesTheOldLabelsExactly(@TempDir Path folder) throws Exception {
        Path file = train(folder);
        try (var cluster = new TestCluster(BrokerSettings.temporary())) {
            Classifier old = LstmClassifier.read(file);
            label(cluster, old);
            ok("topics", "--create", "--bootstrap", cluster.address());
            ok("models", "publish", file.toString(), "--bootstrap", cluster.address());

            JsonNode report = replay(cluster, old.id().abbreviated(), "old");

            assertThat(report.path("modelId").asText()).isEqualTo(old.id().value());
            assertAllTheSame(report);
            assertThat(invoke(cluster, "ffffff", "x").err())
                    .contains("there is no model whose id begins with 'ffffff'");
        }
    }

    private static void assertAllTheSame(JsonNode report) {
        assertThat(report.path("diff").path("compared").asInt()).isEqualTo(59);
        assertThat(report.path("diff").path("changed").asInt()).isZero();
        assertThat(report.path("diff").path("otherScores").asInt()).isZero();
        assertThat(report.path("diff").path("missing").asInt()).isZero();
    }

    private static JsonNode replay(TestCluster cluster, String model, String output) throws IOException {
        var outcome = invoke(cluster, model, output);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return new ObjectMapper().readTree(outcome.out());
    }

    private static Invocation.Outcome invoke(TestCluster cluster, String model, String output) {
        return Invocation.of("replay", "--bootstrap", cluster.address(), "--set", "inputs.reviews.format=text",
                "--from", "2026-11-20", "--to", "2026-11-20T00:01:00Z", "--model", model, "--output", output, "--diff",
                "--json").run();
    }

    private static void ok(String... arguments) {
        var outcome = Invocation.of(arguments).run();
        assertThat(outcome.code()).as(outcome.err()).isZero();
    }

    private static Path train(Path folder) throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            lines.append(i % 2 == 0
                    ? "{\"text\":\"good film " + i + "\",\"label\":\"pos\"}\n"
                    : "{\"text\":\"not what I had hoped for " + i + "\",\"label\":\"neg\"}\n");
        }
        Path data = Files.writeString(folder.resolve("train.jsonl"), lines);
        Path file = folder.resolve("old.tidings");
        ok("train", "--quiet", "--train", data.toString(), "--out", file.toString(), "--epochs", "2", "--hidden", "8",
                "--embedding", "8", "--min-count", "1");
        return file;
    }

    @Test
    void saysWhatIsWrongWithItsOptions() {
        assertThat(
                Invocation.of("replay", "--from", "soon", "--to", "2026-11-20", "--model", "bundled", "--output", "x")
                        .run()
                        .err())
                .contains("--from: expected a time such as 2026-11-20 or 2026-11-20T18:30:00Z, found 'soon'");
        assertThat(Invocation.of("replay", "--from", "2026-11-20", "--to", "2026-11-19", "--model", "bundled",
                "--output", "x").run().err()).contains("--to: expected a time after 2026-11-20T00:00:00Z");
        assertThat(Invocation.of("replay", "--from", "2026-11-20", "--to", "2026-11-21", "--model", "bundled",
                "--output", "tidings.labeled").run().err())
                .contains("--output: the stream itself reads or writes 'tidings.labeled'");
    }

    /// A review a second from 2026-11-20T00:00Z on, one of them blank, all labelled by the stream.
    private static void label(TestCluster cluster, Classifier model) throws Exception {
        var settings = ScoreSettings.defaults()
                .withBootstrapServers(cluster.address())
                .withInputs(Map.of("reviews", InputSettings.of(InputFormat.TEXT)))
                // Kept for ever, however long ago that is.
                .withTopics(new TopicSettings(6, 1, -1, -1));
        TopicPlan.of(settings).create(settings.kafka(), PATIENCE);
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 100; i++) {
            String text = i == 30 ? " " : "Not what I had hoped for, number " + i;
            records.add(new ProducerRecord<>("reviews", null,
                    Instant.parse("2026-11-20T00:00:00Z").plusSeconds(i).toEpochMilli(), TestCluster.utf8("k" + i),
                    TestCluster.utf8(text)));
        }
        cluster.write(records);
        try (var stream = new ScoreStream(settings, ActiveModels.only(new ActiveModel(model)))) {
            stream.start();
            Awaitility.await().atMost(PATIENCE).until(() -> stream.counters().labeled() == 99);
        }
    }
}
