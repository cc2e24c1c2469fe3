package io.tidings.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import io.tidings.app.CommandFailure;
import io.tidings.app.demo.DemoStage.Play;
import io.tidings.stream.TestCluster;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DemoRunIT {

    private static final Duration PATIENCE = TestCluster.PATIENCE;

    @Test
    void accountsForEveryReviewOfTheSample() {
        var stage = new DemoStage();
        stage.run(Play.of("--json").withCount(500));

        var json = stage.json();
        assertThat(stage.out()).hasLineCount(1);
        assertThat(json.get("read").asLong()).isEqualTo(500);
        assertThat(json.get("labeled").asLong()).isEqualTo(500);
        assertThat(json.get("deadLettered").asLong()).isZero();
        assertThat(json.get("lost").asLong()).isZero();
        assertThat(json.get("doubled").asLong()).isZero();
        assertThat(json.get("reviewsPerSecond").asDouble()).isPositive();
        assertThat(json.at("/latencyMillis/p50").asDouble()).isPositive();
        assertThat(json.at("/latencyMillis/p99").asDouble())
                .isGreaterThanOrEqualTo(json.at("/latencyMillis/p50").asDouble());
        assertThat(json.get("accuracy").asDouble()).isBetween(0.3, 0.9);
        assertThat(json.get("modelId").asText()).isEqualTo(new RuleClassifier().id().value());
    }

    @Test
    void tellsRepeatedIdsUnreadableTextsAndUnknownLabelsApart() {
        var stage = new DemoStage().withInput("""
                {"id":"a","product":"radio","text":"a good one","label":"pos"}
                {"id":"a","product":"radio","text":"a good one","label":"pos"}
                {"id":"b","text":"no","label":"pos"}
                {"id":"c","text":"fair","label":"neutral"}
                {"id":"d","text":""}
                {"id":"e","text":"no subject, no label"}
                """);
        stage.run(Play.of("--json"));

        var json = stage.json();
        assertThat(json.get("read").asLong()).isEqualTo(6);
        assertThat(json.get("labeled").asLong()).isEqualTo(5);
        assertThat(json.get("deadLettered").asLong()).isEqualTo(1);
        assertThat(json.get("lost").asLong()).isZero();
        assertThat(json.get("doubled").asLong()).isZero();
        assertThat(json.get("accuracy").asDouble()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(json.get("unknownLabels").asLong()).isEqualTo(1);
    }

    @Test
    void showsEachReviewAndThenTheSummary() {
        var stage = new DemoStage().withInput("""
                {"id":"a","product":"radio","text":"a good one","label":"pos"}
                {"id":"d","text":" "}
                """);
        stage.run(Play.of());

        assertThat(stage.out()).containsPattern("radio +pos +90 %  a good one")
                .containsPattern("dead letter: MISSING_TEXT \\(partition \\d, offset \\d\\)")
                .contains("labelled       1", "dead-lettered  1", "lost           0", "doubled        0");
        assertThat(stage.err()).contains("Kafka is up at 127.0.0.1:");
    }

    @Test
    void endingItEarlyGivesAccountOfWhatWasRead() {
        var stage = new DemoStage();
        var run = CompletableFuture.runAsync(() -> stage.run(Play.of().withRate(20)));
        Awaitility.await().atMost(PATIENCE).until(() -> stage.out().lines().count() > 5 || run.isDone());
        stage.stop.askAndWait();
        run.join();

        assertThat(stage.out()).containsPattern("read +\\d+ reviews").contains("lost           0", "doubled        0");
        assertThat(stage.out()).doesNotContain("402 reviews");
    }

    @Test
    void keptUpItLabelsWhatOthersSend() {
        var stage = new DemoStage();
        var run = CompletableFuture.runAsync(() -> stage.run(Play.of().withCount(5).keeping()));
        Awaitility.await().atMost(PATIENCE).until(() -> stage.err().contains("until Ctrl-C") || run.isDone());
        var address = Pattern.compile("Kafka stays at (\\S+) until").matcher(stage.err());
        assertThat(address.find()).isTrue();
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", (Object) address.group(1)),
                new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("reviews", "tram", "{\"text\":\"good and on time\"}")).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        Awaitility.await().atMost(PATIENCE).until(() -> stage.out().contains("good and on time") || run.isDone());
        stage.stop.askAndWait();
        run.join();

        assertThat(stage.out()).containsPattern("read +5 reviews").containsPattern("tram +pos +90 %  good and on time");
    }

    @Test
    void theFailureOfWhatRunsBesideEndsItThoughThatStaysBusy() {
        var stage = new DemoStage().with(new FailedCompanion());

        assertThatThrownBy(() -> stage.run(Play.of())).isInstanceOf(CommandFailure.class)
                .hasMessage("what runs beside has failed");
    }

    @Test
    void aMalformedLineEndsItWithItsPlace() {
        var stage = new DemoStage().withInput("""
                {"id":"a","text":"a good one"}
                {"id":"b","text":
                """);

        assertThatThrownBy(() -> stage.run(Play.of())).isInstanceOf(CommandFailure.class)
                .hasMessageContaining("standard input line 2: ")
                .hasMessageContaining("; reviews sent before it: 1, labelled: 1");
    }
}
