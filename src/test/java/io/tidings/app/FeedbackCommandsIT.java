package io.tidings.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.tidings.app.Invocation.Outcome;
import io.tidings.app.config.Configuration;
import io.tidings.app.config.Settings;
import io.tidings.broker.BrokerSettings;
import io.tidings.event.EventCodec;
import io.tidings.event.Feedback;
import io.tidings.learn.feedback.FeedbackStream;
import io.tidings.stream.TestCluster;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands as a user types them, on a broker, with the join running beside them.
class FeedbackCommandsIT {

    private static final Duration PATIENCE = TestCluster.PATIENCE;

    @AutoClose
    private static final TestCluster cluster = new TestCluster(BrokerSettings.temporary());

    @TempDir
    Path folder;

    @Test
    void whatIsAddedAndImportedIsExportedUntilItIsForgotten() throws Exception {
        assertThat(run("topics", "--create").out()).contains("tidings.feedback", "tidings.training-examples")
                .contains("compacted");
        Path file = Files.writeString(folder.resolve("said.jsonl"), """
                {"text": "It broke, mail me at ann@example.org", "id": "r-2", "label": "neg", "by": "Bob"}
                {"text": "Fine", "label": "pos", "author": "Eve"}
                """);
        try (var join = new FeedbackStream(settings().join())) {
            join.start();
            assertThat(join.awaitRunning(PATIENCE)).isTrue();

            Outcome added = run("feedback", "add", "r-1", "pos", "--text", "call 0171/1234567", "--by", "Ann",
                    "--json");
            assertThat(added.code()).as(added.err()).isZero();
            assertThat(added.out()).contains("\"reviewId\":\"r-1\"", "\"text\":\"call <phone>\"", "\"by\":\"p-")
                    .doesNotContain("Ann");
            assertThat(run("feedback", "import", file.toString(), "--json").out())
                    .isEqualTo("{\"rows\":2,\"sent\":2,\"silent\":0,\"malformed\":0,\"topic\":\"tidings.feedback\"}\n");
            await().atMost(PATIENCE).until(() -> join.counters().joined() == 3);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(exported("examples.jsonl")).hasSize(3)
                            .anySatisfy(line -> assertThat(line).contains("It broke, mail me at <email>", "\"r-2\"")));
            assertThat(exported("examples.csv")).hasSize(4)
                    .first()
                    .isEqualTo("id,subject,text,label,author,model,by,source,weight,conflict,feedbackAt,scoredLabel");
            assertThat(run("feedback", "import", folder.resolve("examples.csv").toString()).code()).isZero();
            await().atMost(PATIENCE).until(() -> join.counters().duplicate() == 3);

            assertThat(run("feedback", "forget", "--review", "r-1", "--review", "r-2").out())
                    .isEqualTo("sent to tidings.feedback: forget review r-1, r-2\n");
            await().atMost(PATIENCE).until(() -> join.counters().forgotten() == 2);
            // The figures run ahead of what is committed.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(exported("examples.jsonl")).singleElement()
                            .asString()
                            .contains("Fine"));
            assertThat(run("feedback", "forget", "--author", "Eve", "--json").out()).contains("\"author\":\"p-");
            await().atMost(PATIENCE).until(() -> join.counters().forgotten() == 3);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(exported("examples.jsonl")).isEmpty());
            assertThat(join.counters().isBalanced()).isTrue();
        }
        assertNothingLeftThisProcessInTheClear();
    }

    private static void assertNothingLeftThisProcessInTheClear() throws IOException {
        for (var record : cluster.read("tidings.feedback")) {
            if (record.value() != null) {
                Feedback sent = EventCodec.FEEDBACK.read(record.value());
                assertThat(sent.toString()).doesNotContain("Ann", "Bob", "Eve", "0171", "ann@");
            }
        }
    }

    @Test
    void whatCannotBeIsSaidInOneLine() {
        assertFails(run("feedback", "add", "-", "pos"), 2, "ID: without an id, --text must say what the label is for");
        assertFails(run("feedback", "add", "r-1", " "), 2, "LABEL: expected a label such as pos, found nothing");
        assertFails(run("feedback", "add", "r-1", "pos", "--weight", "-1"), 2, "--weight: expected 0 or more");
        assertFails(run("feedback", "forget"), 2, "--review");
        assertFails(run("feedback"), 2, "name what to do: add, import, export or forget");
        assertFails(run("feedback", "import", "absent.jsonl"), 5, "absent.jsonl: there is no such file");
        assertFails(run("feedback", "add", "r-1", "pos", "--set", "feedback.topic=absent"), 1,
                "topics [absent] do not exist at " + cluster.address() + ": create them with tidings topics --create");
        assertFails(run("feedback", "add", "r-1", "pos", "--set", "feedback.stars.labels.pos=many"), 4,
                "feedback.stars.labels.pos: expected a number or a range such as 1..2, found 'many'");
        assertFails(run("feedback", "add", "r-1", "pos", "--set", "feedback.topic=tidings.training-examples"), 4,
                "feedback.topic: feedback, unmatched and examples must be three topics");
    }

    private List<String> exported(String name) throws IOException {
        Path file = folder.resolve(name);
        Outcome outcome = run("feedback", "export", "--out", file.toString(), "--json");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("\"conflicts\":0");
        return Files.readAllLines(file, UTF_8);
    }

    private static void assertFails(Outcome outcome, int code, String message) {
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.err().lines()).as(outcome.err()).hasSize(1);
        assertThat(outcome.code()).isEqualTo(code);
    }

    private Settings settings() {
        return Configuration.load(null, Map.of(),
                List.of("kafka.bootstrap.servers=" + cluster.address(), "feedback.streams.state.dir=" + folder))
                .settings();
    }

    private static Outcome run(String... arguments) {
        return Invocation.of(arguments)
                .withEnvironment(Map.of("TIDINGS_KAFKA_BOOTSTRAP_SERVERS", cluster.address()))
                .run();
    }
}
