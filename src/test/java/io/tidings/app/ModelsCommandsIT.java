package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.broker.BrokerSettings;
import io.tidings.broker.EmbeddedBroker;
import io.tidings.classify.ModelId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The life of models on a topic, as a user types it; the steps build on each other.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelsCommandsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedBroker broker;

    @SuppressWarnings("NullAway.Init")
    private static ModelId a;

    @SuppressWarnings("NullAway.Init")
    private static ModelId b;

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedBroker.start(BrokerSettings.temporary());
        a = train("a.tidings", 1);
        b = train("b.tidings", 2);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    @Order(1)
    void beforeTheTopicsAreMadeTheMessageSaysHow() {
        var outcome = tidings("models", "list");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).hasLineCount(1)
                .contains("topic tidings.models does not exist", "tidings topics --create");
        assertThat(tidings("topics", "--create").out()).contains("tidings.models", "compacted", "tidings.model-events");
        assertThat(tidings("models", "list").err()).contains("no models yet");
    }

    @Test
    @Order(2)
    void publishedModelsAreListedShownAndPromoted() throws IOException {
        assertThat(ok("models", "publish", file("a.tidings"), "--promote").out())
                .contains("published model " + a.abbreviated(), "it is the champion of sentiment now");
        assertThat(ok("models", "publish", file("b.tidings")).out())
                .contains("'tidings models promote " + b.abbreviated() + "' makes it the champion");

        JsonNode models = json("models", "list").path("models");
        assertThat(models).hasSize(2);
        assertThat(models.path(0).path("id").asText()).as("the latest first").isEqualTo(b.value());
        assertThat(models.path(0).path("state").asText()).isEqualTo("published");
        assertThat(models.path(1).path("state").asText()).isEqualTo("champion");
        assertThat(ok("models", "list").out()).contains("champion").contains("neg, pos");

        assertThat(ok("models", "promote", b.abbreviated(), "--reason", "a better one").out())
                .contains("model " + b.abbreviated() + " is the champion of sentiment now, after " + a.abbreviated());
        JsonNode shown = json("models", "show", b.abbreviated());
        assertThat(shown.path("state").asText()).isEqualTo("champion");
        assertThat(shown.path("metrics").path("validationAccuracy").isNumber()).isTrue();
        assertThat(shown.path("events")).extracting(event -> event.path("kind").asText())
                .containsExactly("published", "promoted");
        assertThat(shown.path("events").path(1).path("reason").asText()).isEqualTo("a better one");
        assertThat(ok("models", "show", a.abbreviated()).out()).contains("former", "LSTM of 8 units",
                "promoted by models@");
    }

    @Test
    @Order(3)
    void twoModelsAreComparedAlsoOnTexts() throws IOException {
        Files.writeString(folder.resolve("texts.jsonl"),
                "{\"text\":\"good\",\"label\":\"pos\"}\n{\"text\":\"bad film\"}\n");

        assertThat(ok("models", "diff", a.abbreviated(), b.abbreviated()).out()).contains("* id", "  labels");
        JsonNode report = json("models", "diff", a.abbreviated(), b.abbreviated(), "--data", file("texts.jsonl"));
        assertThat(report.path("differing")).extracting(JsonNode::asText).contains("id").doesNotContain("labels");
        assertThat(report.path("data").path("texts").asInt()).isEqualTo(2);
    }

    @Test
    @Order(4)
    void aModelIsFetchedAsItWasPublished() throws IOException {
        ok("models", "fetch", a.abbreviated(), "--out", file("fetched.tidings"));

        assertThat(folder.resolve("fetched.tidings")).hasSameBinaryContentAs(folder.resolve("a.tidings"));
        assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    @Order(5)
    void aRollbackBringsTheFormerChampionBackAndWhatIsNoChampionCanBeDeleted() throws IOException {
        assertThat(tidings("models", "delete", b.abbreviated()).err()).contains("is the champion of sentiment");

        JsonNode change = json("models", "rollback");
        assertThat(change.path("champion").asText()).isEqualTo(a.value());
        assertThat(change.path("formerChampion").asText()).isEqualTo(b.value());
        ok("models", "delete", b.abbreviated());
        assertThat(json("models", "list").path("models")).hasSize(1);
        assertThat(tidings("models", "rollback").err())
                .contains("is still on the topic", "'tidings models publish bundled --promote'")
                .hasLineCount(1);
        ok("models", "publish", "bundled", "--promote");
        assertThat(json("models", "rollback").path("champion").asText()).isEqualTo(a.value());
    }

    @Test
    @Order(6)
    void whatCannotBeIsOneLine() {
        failure("there is no model whose id begins with 'ffff'", "models", "show", "ffff");
        failure("cannot read the model " + file("none.tidings"), "models", "publish", file("none.tidings"));
        failure("--name: name: expected up to 64 letters", "models", "publish", file("b.tidings"), "--name", "a/b");
        failure("is the champion of sentiment already", "models", "promote", a.abbreviated());
        failure("models.publicKey: expected a PEM file", "models", "list", "--set",
                "models.publicKey=" + file("a.tidings"));
        failure("name a command, such as 'tidings models list'", "models");
    }

    private static void failure(String line, String... arguments) {
        var outcome = tidings(arguments);
        assertThat(outcome.code()).as(outcome.out()).isNotZero();
        assertThat(outcome.err()).hasLineCount(1).contains(line);
    }

    private static JsonNode json(String... arguments) throws IOException {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return JSON.readTree(ok(all.toArray(String[]::new)).out());
    }

    private static Invocation.Outcome ok(String... arguments) {
        var outcome = tidings(arguments);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome;
    }

    private static Invocation.Outcome tidings(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        if (arguments.length > 1) {
            all.addAll(List.of("--bootstrap", broker.bootstrapServers()));
        }
        return Invocation.of(all.toArray(String[]::new)).run();
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    /// A model of a minute's training, which need not be good.
    private static ModelId train(String name, int seed) throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            lines.append(i % 2 == 0
                    ? "{\"text\":\"good film " + i * seed + "\",\"label\":\"pos\"}\n"
                    : "{\"text\":\"bad film " + i * seed + "\",\"label\":\"neg\"}\n");
        }
        Files.writeString(folder.resolve("train.jsonl"), lines);
        var outcome = Invocation.of("train", "--quiet", "--train", file("train.jsonl"), "--out", file(name),
                "--epochs", "2", "--hidden", "8", "--embedding", "8", "--min-count", "1").run();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return ModelId.ofContent(Files.readAllBytes(folder.resolve(name)));
    }
}
