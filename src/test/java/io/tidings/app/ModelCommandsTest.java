package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Path model;
    private static Invocation.Outcome trained;

    @BeforeAll
    static void train() throws IOException {
        Files.writeString(folder.resolve("train.jsonl"), reviews(300, 1) + "{\"text\":\"no label\"}\n"
                + "{\"text\":\"so so\",\"label\":\"neutral\"}\n" + "{\"text\":\"\",\"label\":\"pos\"}\n");
        Files.writeString(folder.resolve("test.jsonl"), reviews(100, 2) + "{\"text\":\"so so\",\"label\":\"neutral\"}\n"
                + "{\"text\":\"\",\"label\":\"pos\"}\n");
        model = folder.resolve("m.tidings");
        trained = Invocation.of("train", "--train", file("train.jsonl"), "--test", file("test.jsonl"), "--labels",
                "neg,pos", "--embedding", "8", "--hidden", "12", "--epochs", "6", "--batch", "16", "--learning-rate",
                "0.02", "--averaging", "0", "--min-count", "1", "--word-dropout", "0", "--out", model.toString())
                .run();
    }

    @Test
    void trainPrintsModelAndBaselineSideBySide() {
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("left out: 1 without a label, 1 with other labels, 0 malformed")
                .contains("tidings: epoch 1: loss ");
        assertThat(trained.out()).contains("Epochs", "Validation (", "Test (101 reviews)", "LSTM", "baseline",
                "macro F1", "F1 neg", "F1 pos", "calibration error", "labelled as", "truly neg", "Trained in ",
                "tokens/s", "Model ");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("train.jsonl", "test.jsonl", "m.tidings");
    }

    @Test
    void evaluateReportsJson() throws IOException {
        var outcome = Invocation.of("evaluate", "--model", model.toString(), "--data", file("test.jsonl"), "--json")
                .run();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        JsonNode report = JSON.readTree(outcome.out());
        assertThat(report.path("accuracy").asDouble()).isGreaterThan(0.95);
        assertThat(report.path("baselineAccuracy").asDouble()).isGreaterThan(0.95);
        assertThat(report.path("examples").asLong()).isEqualTo(101);
        assertThat(report.path("unknownLabels").asLong()).isEqualTo(1);
        assertThat(report.path("confusion")).hasSize(2);
        assertThat(report.path("labels").path(0).path("label").asText()).isEqualTo("neg");
        assertThat(report.path("model").asText()).hasSize(64);
        assertThat(report.path("macroF1").isNumber()).isTrue();
        assertThat(report.path("calibrationError").isNumber()).isTrue();
        assertThat(report.path("tokensPerSecond").isNumber()).isTrue();
    }

    @Test
    void labelTakesArgumentsOrLines() throws IOException {
        var arguments = Invocation.of("label", "--model", model.toString(), "it was very good", "a dull film").run();
        assertThat(arguments.code()).as(arguments.err()).isZero();
        assertThat(arguments.out().lines()).hasSize(2);
        assertThat(arguments.out().lines().findFirst().orElseThrow()).startsWith("pos").endsWith("it was very good");

        var lines = Invocation.of("label", "--model", model.toString(), "--json", "--threshold", "1")
                .withInput("it was very good\n\na dull film")
                .run();
        assertThat(lines.out().lines()).hasSize(3);
        JsonNode last = JSON.readTree(lines.out().lines().toList().getLast());
        assertThat(last.path("label").asText()).isEqualTo("neg");
        assertThat(last.path("uncertain").asBoolean()).isEqualTo(last.path("confidence").asDouble() < 1);
        assertThat(last.path("scores")).hasSize(2);
        assertThat(last.path("text").asText()).isEqualTo("a dull film");
    }

    @Test
    void failuresAreOneLineWithTheFileAndACode() throws IOException {
        Files.writeString(folder.resolve("bad.jsonl"), "{\"text\":\"a\",\"label\":\"pos\"}\nnonsense\n");
        Map.of(Invocation.of("evaluate", "--model", model.toString(), "--data", file("bad.jsonl")),
                "bad.jsonl line 2: expected one JSON object",
                Invocation.of("evaluate", "--model", model.toString(), "--data", file("none.jsonl")),
                "cannot read the reviews",
                Invocation.of("evaluate", "--model", file("test.jsonl"), "--data", file("test.jsonl")),
                "test.jsonl cannot be used: not a model",
                Invocation.of("label", "--model", file("none.tidings"), "text"), "there is no such file",
                Invocation.of("train", "--train", file("test.jsonl"), "--labels", "pos", "--out", file("x")),
                "training needs reviews of at least two labels, found only 'pos'").forEach((invocation, message) -> {
                    var outcome = invocation.run();
                    assertThat(outcome.code()).isNotZero();
                    assertThat(outcome.err().lines().toList().getLast()).startsWith("tidings: ").contains(message);
                    assertThat(outcome.out()).isEmpty();
                });
        Files.delete(folder.resolve("bad.jsonl"));
    }

    @Test
    void optionsThatCannotBeAreUsageErrors() {
        for (String[] wrong : new String[][]{{"--validation-fraction", "1"}, {"--epochs", "0"},
                {"--head-tokens", "900"},
                {"--out", "/nowhere/at/all"}}) {
            var outcome = Invocation.of("train", "--train", file("test.jsonl"), "--out", file("x"), wrong[0], wrong[1])
                    .run();
            assertThat(outcome.code()).as(wrong[0]).isEqualTo(ExitCode.USAGE.number());
            assertThat(outcome.err().lines().toList().getLast()).startsWith("tidings: ");
        }
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String reviews(int count, long seed) {
        var random = new Random(seed);
        var lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            boolean good = i % 2 == 0;
            String word = good ? pick(random, "good", "great", "lovely") : pick(random, "bad", "dull", "awful");
            lines.append("{\"text\":\"")
                    .append(pick(random, "the film was ", "it was very ", "a "))
                    .append(word)
                    .append(pick(random, "", " film", " plot and actor"))
                    .append("\",\"label\":\"")
                    .append(good ? "pos" : "neg")
                    .append("\",\"product\":\"")
                    .append(i % 40)
                    .append("\"}\n");
        }
        return lines.toString();
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
