package io.tidings.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tidings.dashboard.web.HttpSettings;
import io.tidings.event.InputFormat;
import io.tidings.event.InputSettings;
import io.tidings.event.OutputFormat;
import io.tidings.learn.feedback.FeedbackSettings;
import io.tidings.learn.service.LearnSettings;
import io.tidings.modelregistry.RegistrySettings;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.sentiment.SentimentSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @TempDir
    Path folder;

    @Test
    void withoutAnySourceEverythingHasItsDefault() {
        var settings = Configuration.load(null, Map.of(), List.of()).settings();

        assertThat(settings.score()).isEqualTo(ScoreSettings.defaults());
        assertThat(settings.process()).isEqualTo(new ProcessSettings("bundled", Map.of(), ShadowSettings.defaults(),
                RegistrySettings.defaults(), 10, DriftSection.defaults(), FeedbackSettings.defaults(),
                SentimentSettings.defaults(), LearnSettings.defaults(), HttpSettings.defaults()));
    }

    @Test
    void anEmptyFileAndOneOfCommentsMeanTheDefaults() throws IOException {
        assertThat(load("").score()).isEqualTo(ScoreSettings.defaults());
        assertThat(load("# nothing yet\n").score()).isEqualTo(ScoreSettings.defaults());
    }

    @Test
    void everyKindOfKeyIsReadFromTheFile() throws IOException {
        var settings = load("""
                model: models/mine.tidings
                inputs:
                  shop.reviews:
                    format: json
                    fields:
                      text: /review/body
                      attributes: {stars: /rating}
                  comments: {format: TEXT}
                  orders:
                output:
                  format: json
                  includeText: false
                topics: {partitions: 12}
                uncertainBelow: 0.8
                kafka:
                  bootstrap.servers: one:9092,two:9092
                  retry.backoff.ms: 0100
                streams:
                  num.stream.threads: 2
                """);

        assertThat(settings.process().model()).isEqualTo("models/mine.tidings");
        var score = settings.score();
        assertThat(score.inputs()).containsOnlyKeys("comments", "orders", "shop.reviews");
        assertThat(input(score, "shop.reviews").fields().text()).isEqualTo("/review/body");
        assertThat(input(score, "shop.reviews").fields().attributes()).containsEntry("stars", "/rating");
        assertThat(input(score, "comments").format()).isEqualTo(InputFormat.TEXT);
        assertThat(input(score, "orders").format()).isEqualTo(InputFormat.JSON);
        assertThat(score.output().format()).isEqualTo(OutputFormat.JSON);
        assertThat(score.output().includeText()).isFalse();
        assertThat(score.topics().partitions()).isEqualTo(12);
        assertThat(score.uncertainBelow()).isEqualTo(0.8);
        assertThat(score.kafka()).containsEntry("bootstrap.servers", "one:9092,two:9092")
                .containsEntry("retry.backoff.ms", "0100");
        assertThat(score.streams()).containsEntry("num.stream.threads", "2");
    }

    @Test
    void furtherModelsAndTheShadowAreNamed() throws IOException {
        var settings = Configuration.load(
                file("others: {topic: {model: topic.tidings}, tone: {model: bundled}}\nshadow: {model: new.tidings}\n"),
                Map.of(), List.of("shadow.fraction=0.5", "limits.modelFailures=0")).settings();

        assertThat(settings.process().others()).isEqualTo(
                Map.of("topic", new OtherSettings("topic.tidings"), "tone", new OtherSettings("bundled")));
        assertThat(settings.process().shadow()).isEqualTo(new ShadowSettings("new.tidings", 0.5));
        assertThat(settings.score().limits().modelFailures()).isZero();
    }

    @Test
    void variablesWinOverTheFileAndOptionsOverVariables() throws IOException {
        Path file = file("output: {topic: of.file, deadLetters: dead.of.file}\nstatusSeconds: 1\n");
        var environment = Map.of("TIDINGS_OUTPUT_TOPIC", "of.variable", "TIDINGS_OUTPUT_DEAD_LETTERS",
                "dead.of.variable", "TIDINGS_STATUS_SECONDS", "2", "TIDINGS_KAFKA_BOOTSTRAP_SERVERS", "broker:1");

        var settings = Configuration.load(file, environment, List.of("output.topic=of.option", "output.topic=of.last"))
                .settings();

        assertThat(settings.score().output().topic()).isEqualTo("of.last");
        assertThat(settings.score().output().deadLetters()).isEqualTo("dead.of.variable");
        assertThat(settings.process().statusSeconds()).isEqualTo(2);
        assertThat(settings.score().kafka()).containsEntry("bootstrap.servers", "broker:1");
    }

    @Test
    void variablesChangeATopicThatIsNamedElsewhere() throws IOException {
        Path file = file("inputs: {shop.Reviews-eu: {format: json}}\n");

        var settings = Configuration
                .load(file, Map.of("TIDINGS_INPUTS_SHOP_REVIEWS_EU_FIELDS_TEXT", "/body"), List.of())
                .settings();

        assertThat(input(settings.score(), "shop.Reviews-eu").fields().text()).isEqualTo("/body");
    }

    @Test
    void optionsReachKeysThatHoldDots() {
        var settings = Configuration.load(null, Map.of(), List.of("kafka.sasl.mechanism=PLAIN",
                "inputs.shop.reviews.format=text", "inputs.shop.reviews.fields.timeFormat=epoch_millis")).settings();

        assertThat(settings.score().kafka()).containsEntry("sasl.mechanism", "PLAIN");
        assertThat(settings.score().inputs()).containsOnlyKeys("shop.reviews");
        assertThat(input(settings.score(), "shop.reviews").format()).isEqualTo(InputFormat.TEXT);
    }

    @Test
    void aVariableThatIsNoSettingIsNamedAndIgnored() {
        var configuration = Configuration.load(null,
                Map.of("TIDINGS_OUTPT_TOPIC", "x", "TIDINGS_OPTS", "-Xmx1g", "TIDINGS_LOG", "INFO",
                        "TIDINGS_LOG_FORMAT", "json"),
                List.of());

        assertThat(configuration.warnings()).containsExactly("the environment variable TIDINGS_OUTPT_TOPIC is no "
                + "setting and is ignored, did you mean 'TIDINGS_OUTPUT_TOPIC'?");
    }

    @Test
    void theFileIsAlsoNamedByAVariable() throws IOException {
        Path file = file("applicationId: mine\n");

        assertThat(Configuration.load(null, Map.of("TIDINGS_CONFIG", file.toString()), List.of())
                .settings()
                .score()
                .applicationId()).isEqualTo("mine");
    }

    @Test
    void referencesTakeSecretsFromVariablesAndFiles() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "from-file\n");
        var settings = Configuration.load(file("""
                kafka:
                  sasl.jaas.config: user "${env:USER_NAME}" password "${file:%s}"
                  ssl.key.password: ${vault:untouched}
                """.formatted(secret)), Map.of("USER_NAME", "a$1b"), List.of()).settings();

        assertThat(settings.score().kafka()).containsEntry("sasl.jaas.config",
                "user \"a$1b\" password \"from-file\"").containsEntry("ssl.key.password", "${vault:untouched}");
    }

    @Test
    void whatIsPrintedMasksSecretsAndKeepsReferences() {
        String printed = Configuration.load(null, Map.of("NAME", "very-secret"),
                List.of("kafka.sasl.jaas.config=very-secret", "kafka.ssl.keystore.password=very-secret",
                        "kafka.ssl.keystore.key=very-secret", "kafka.basic.auth.user.info=very-secret",
                        "kafka.ssl.truststore.password=${env:NAME}", "streams.acks=all"))
                .describe();

        assertThat(printed).doesNotContain("very-secret")
                .contains("sasl.jaas.config: \"********\"", "ssl.truststore.password: \"${env:NAME}\"", "acks: all");
    }

    @Test
    void whatIsPrintedReadsBackAsTheSameSettings() throws IOException {
        var changed = Configuration.load(null, Map.of(), List.of("inputs.shop.reviews.format=text",
                "inputs.yes.fields.attributes.stars=/a b/~0c", "streams.client.id=a: \"b\" # c\\d",
                "topics.replication=3",
                "streams.num.stream.threads=2", "uncertainBelow=1"));

        assertThat(load(changed.describe())).isEqualTo(changed.settings());
    }

    @Test
    void everyKeyHasItsLineOfHelpAndNoLineIsLeftOver() throws IOException {
        var keys = new ArrayList<String>();
        collect(Settings.SHAPE, "", keys);
        var lines = new java.util.Properties();
        try (var in = Configuration.class.getResourceAsStream("keys.properties")) {
            lines.load(in);
        }

        assertThat(lines.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys);
    }

    private static void collect(Shape shape, String prefix, List<String> keys) {
        switch (shape) {
            case Shape.Section section -> section.keys().forEach((key, below) -> {
                keys.add(prefix + key);
                collect(below, prefix + key + ".", keys);
            });
            case Shape.Open open -> collect(open.each(), prefix + "*.", keys);
            case Shape.Value value -> assertThat(value.type()).isNotNull();
        }
    }

    private static InputSettings input(ScoreSettings score, String topic) {
        return Objects.requireNonNull(score.inputs().get(topic));
    }

    private Settings load(String yaml) throws IOException {
        return Configuration.load(file(yaml), Map.of(), List.of()).settings();
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("tidings.yaml"), yaml);
    }
}
