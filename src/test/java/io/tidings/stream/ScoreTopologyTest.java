package io.tidings.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.ModelId;
import io.tidings.classify.ShadowModel;
import io.tidings.event.DeadLetterReason;
import io.tidings.event.DecidingWord;
import io.tidings.event.EventCodec;
import io.tidings.event.FieldPaths;
import io.tidings.event.InputFormat;
import io.tidings.event.InputSettings;
import io.tidings.event.LabeledReview;
import io.tidings.event.ModelLabel;
import io.tidings.event.OutputFormat;
import io.tidings.event.Review;
import io.tidings.event.TimeFormat;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The topology record by record. The driver has no consumer, so no poll and no batch: those are tested on a broker.
class ScoreTopologyTest {

    private static final Instant SCORED_AT = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant WRITTEN = Instant.parse("2026-11-20T10:00:00Z");
    private static final ScoreSettings SETTINGS = ScoreSettings.defaults()
            .withInputs(Map.of("json",
                    new InputSettings(InputFormat.JSON,
                            new FieldPaths("/id", "/about", "/body", "/ts", TimeFormat.EPOCH_MILLIS,
                                    Map.of("stars", "/stars"))),
                    "avro", InputSettings.of(InputFormat.AVRO), "text", InputSettings.of(InputFormat.TEXT)))
            .withLimits(new LimitSettings(2_000, 5_000, 3));

    private final ScoreMeters meters = new ScoreMeters();
    private final ActiveModel model = new ActiveModel(new WordRules("first"));
    private final Map<String, ActiveModel> others = new HashMap<>();
    private TopologyTestDriver driver = driver(SETTINGS);

    @AfterEach
    void everyRecordReadIsLabeledOrDeadLettered() {
        ScoreCounters counters = meters.counters();
        assertThat(counters.read()).isEqualTo(counters.labeled() + counters.deadLettered()).isPositive();
        assertThat(counters.untagged()).isEqualTo(counters.read());
        driver.close();
    }

    @Test
    void labelsAJsonReview() throws IOException {
        pipe("json", "k", utf8("""
                {"id": "r1", "about": "Kettle", "body": "a good one", "ts": 1577934245678, "stars": 5}"""));

        LabeledReview event = labeled();
        var expected = WordRules.outcome("a good one").scores();
        assertThat(event.getId()).isEqualTo("r1");
        assertThat(event.getSubject()).isEqualTo("Kettle");
        assertThat(event.getLabel()).isEqualTo("pos");
        assertThat(event.getScores()).isEqualTo(Map.of("neg", expected.score(0), "pos", expected.score(1)));
        assertThat(event.getConfidence()).isEqualTo(expected.confidence());
        assertThat(event.getUncertain()).isEqualTo(expected.confidence() < 0.7);
        assertThat(event.getModelId()).isEqualTo(ModelId.ofName("first").value());
        assertThat(event.getSourceTopic()).isEqualTo("json");
        assertThat(event.getSourcePartition()).isZero();
        assertThat(event.getSourceOffset()).isZero();
        assertThat(event.getEventTime()).isEqualTo("2020-01-02T03:04:05.678Z");
        assertThat(event.getScoredAt()).isEqualTo(SCORED_AT);
        assertThat(event.getTruncated()).isFalse();
        assertThat(event.getScript()).isEqualTo("Latn");
        assertThat(event.getTokens()).isEqualTo(3);
        assertThat(event.getUnknownTokens()).isEqualTo(1);
        assertThat(event.getText()).contains("a good one");
        assertThat(event.getAttributes()).isEqualTo(Map.of("stars", "5"));
        assertThat(event.getModels()).isEmpty();
    }

    @Test
    void eventsSayWhichWordsDecidedWhereTheSettingsAskForIt() throws IOException {
        model.swap(new ExplainingRules());
        pipe("text", "k", utf8("a good one"));
        assertThat(labeled().getWords()).as("by default").isEmpty();

        restart(SETTINGS.withExplain(new ExplainSettings(ExplainSettings.Events.ALL, 2, 0, 2)));
        pipe("text", "k", utf8("a good one"));
        assertThat(labeled().getWords())
                .hasValue(List.of(new DecidingWord(2, 6, -2.5f), new DecidingWord(7, 10, 1.25f)));
        pipe("text", "k", utf8("good INEXPLICABLE"));
        assertThat(labeled().getWords()).as("where the model fails to explain").isEmpty();

        restart(SETTINGS.withExplain(new ExplainSettings(ExplainSettings.Events.LOW_CONFIDENCE, 2, 0, 2)));
        pipe("text", "k", utf8("a good one"));
        LabeledReview event = labeled();
        assertThat(event.getWords().isPresent()).isEqualTo(event.getUncertain());
        model.swap(new WordRules("first"));
        restart(SETTINGS.withExplain(new ExplainSettings(ExplainSettings.Events.ALL, 2, 0, 2)));
        pipe("text", "k", utf8("a good one"));
        assertThat(labeled().getWords()).as("of a model that cannot say").isEmpty();
    }

    private void restart(ScoreSettings settings) {
        driver.close();
        driver = driver(settings);
    }

    @Test
    void labelsAvroAndTextToo() throws IOException {
        pipe("avro", "k", EventCodec.REVIEW.write(Review.newBuilder()
                .setId("r2")
                .setText("bad")
                .setCreatedAt(Instant.EPOCH)
                .setLanguage("en")
                .build()));
        pipe("text", "k", utf8("맛있어요"));

        LabeledReview avro = labeled();
        assertThat(avro.getId()).isEqualTo("r2");
        assertThat(avro.getLabel()).isEqualTo("neg");
        assertThat(avro.getEventTime()).isEqualTo(Instant.EPOCH);
        assertThat(avro.getAttributes()).isEqualTo(Map.of("language", "en"));
        LabeledReview text = labeled();
        assertThat(text.getId()).isEqualTo("text-0-0");
        assertThat(text.getSubject()).isEqualTo("k");
        assertThat(text.getEventTime()).isEqualTo(WRITTEN);
        assertThat(text.getScript()).isEqualTo("Hang");
    }

    @Test
    void keepsKeyHeadersAndTimestamp() {
        var headers = new RecordHeaders().add("trace", utf8("abc")).add("trace", utf8("def"));
        input("text").pipeInput(new TestRecord<>(utf8("key"), utf8("good"), headers, WRITTEN));
        input("text").pipeInput(new TestRecord<>(null, utf8("bad"), WRITTEN));

        var first = output("tidings.labeled");
        assertThat(first.key()).isEqualTo(utf8("key"));
        assertThat(first.headers()).isEqualTo(headers);
        assertThat(first.getRecordTime()).isEqualTo(WRITTEN);
        assertThat(output("tidings.labeled").key()).isNull();
    }

    @Test
    void writesJsonWithoutTheTextIfAsked() throws IOException {
        driver.close();
        driver = driver(SETTINGS.withOutput(new OutputSettings("out", OutputFormat.JSON, false, "dead")));
        pipe("text", "k", utf8("good"));

        byte[] value = output("out").value();
        assertThat(new String(value, UTF_8)).startsWith("{\"id\":\"text-0-0\",\"subject\":\"k\",\"label\":\"pos\"");
        assertThat(EventCodec.LABELED_REVIEW.read(value).getText()).isEmpty();
    }

    @Test
    void aRecordThatCannotBeLabeledBecomesADeadLetterAndTheStreamGoesOn() {
        deadLetter("text", null, DeadLetterReason.NULL_VALUE, "the value is null");
        deadLetter("text", new byte[]{(byte) 0xFF}, DeadLetterReason.UNDECODABLE_BYTES, "UTF-8");
        deadLetter("json", utf8("{"), DeadLetterReason.UNDECODABLE_BYTES, "line 1");
        deadLetter("json", utf8("{}"), DeadLetterReason.MISSING_TEXT, "at /body");
        deadLetter("json", utf8("{\"body\": \"a\", \"ts\": \"soon\"}"), DeadLetterReason.INVALID_TIME, "'soon'");
        deadLetter("text", utf8("x".repeat(2_001)), DeadLetterReason.TEXT_TOO_LONG, "limit is 2000");
        deadLetter("avro", new byte[]{0, 0, 0, 0, 1, 2}, DeadLetterReason.UNSUPPORTED_ENCODING, "schema id 1");
        deadLetter("text", utf8("POISON"), DeadLetterReason.SCORING_FAILED, "cannot swallow this");

        pipe("text", "k", utf8("good"));
        assertThat(output("tidings.labeled").value()).isNotEmpty();
        assertThat(meters.counters().deadLetters()).hasSize(7).containsEntry(DeadLetterReason.UNDECODABLE_BYTES, 2L);
    }

    @Test
    void aDeadLetterHasTheRecordAndKafkasHeaders() {
        pipe("text", "k", utf8("good"));
        var headers = new RecordHeaders().add("trace", utf8("abc"));
        input("text").pipeInput(new TestRecord<>(utf8("key"), utf8("POISON"), headers, WRITTEN));

        var letter = output("tidings.dead-letters");
        assertThat(letter.key()).isEqualTo(utf8("key"));
        assertThat(letter.value()).isEqualTo(utf8("POISON"));
        assertThat(letter.getRecordTime()).isEqualTo(WRITTEN);
        assertThat(header(letter.headers(), "trace")).isEqualTo("abc");
        assertThat(header(letter.headers(), "__streams.errors.topic")).isEqualTo("text");
        assertThat(header(letter.headers(), "__streams.errors.partition")).isEqualTo("0");
        assertThat(header(letter.headers(), "__streams.errors.offset")).isEqualTo("1");
        assertThat(header(letter.headers(), "__streams.errors.exception"))
                .isEqualTo("io.tidings.stream.DeadLetterException");
        assertThat(header(letter.headers(), "__streams.errors.message")).contains("cannot swallow this");
        assertThat(header(letter.headers(), "__streams.errors.stacktrace"))
                .contains("Caused by: java.lang.IllegalArgumentException: cannot swallow this");
    }

    @Test
    void anEventTooLargeIsADeadLetter() {
        byte[] large = utf8("x".repeat(2_000));
        var headers = new RecordHeaders().add("blob", new byte[2_900]);
        input("text").pipeInput(new TestRecord<>(utf8("key"), large, headers, WRITTEN));

        var letter = output("tidings.dead-letters");
        assertThat(header(letter.headers(), DeadLetters.REASON)).isEqualTo("EVENT_TOO_LARGE");
        assertThat(header(letter.headers(), DeadLetters.DROPPED)).isEqualTo("2000");
        assertThat(letter.value()).isNull();
        assertThat(letter.key()).isEqualTo(utf8("key"));
        assertThat(header(letter.headers(), "blob")).hasSize(2_900);
    }

    @Test
    void aDeadLetterTooLargeKeepsAtLeastWhereItCameFrom() {
        var headers = new RecordHeaders().add("blob", new byte[5_500]);
        input("text").pipeInput(new TestRecord<>(utf8("key"), null, headers, WRITTEN));

        var letter = output("tidings.dead-letters");
        assertThat(letter.key()).isNull();
        assertThat(header(letter.headers(), DeadLetters.REASON)).isEqualTo("NULL_VALUE");
        assertThat(header(letter.headers(), "__streams.errors.offset")).isEqualTo("0");
        assertThat(letter.headers().lastHeader("blob")).isNull();
    }

    @Test
    void everyEventNamesTheModelThatScoredIt() throws IOException {
        pipe("text", "k", utf8("good"));
        model.swap(new WordRules("second"));
        pipe("text", "k", utf8("good"));

        assertThat(labeled().getModelId()).isEqualTo(ModelId.ofName("first").value());
        assertThat(labeled().getModelId()).isEqualTo(ModelId.ofName("second").value());
    }

    @Test
    void furtherModelsAddTheirLabels() throws IOException {
        driver.close();
        others.put("topic", new ActiveModel(new TopicRules()));
        driver = driver(SETTINGS);
        pipe("text", "k", utf8("a good film"));

        LabeledReview event = labeled();
        assertThat(event.getLabel()).isEqualTo("pos");
        assertThat(event.getModels()).contains(Map.of("topic", ModelLabel.newBuilder()
                .setLabel("film")
                .setScores(Map.of("film", 0.625f, "kitchen", 0.25f, "garden", 0.125f))
                .setConfidence(0.625f)
                .setUncertain(true)
                .setModelId(ModelId.ofName("topics").value())
                .build()));
    }

    @Test
    void eachModelIsSwappedByItself() throws IOException {
        driver.close();
        var topic = new ActiveModel(new WordRules("topic-1"));
        others.put("topic", topic);
        driver = driver(SETTINGS);
        topic.swap(new WordRules("topic-2"));
        pipe("text", "k", utf8("good"));

        LabeledReview event = labeled();
        assertThat(event.getModelId()).isEqualTo(ModelId.ofName("first").value());
        assertThat(event.getModels().orElseThrow()).hasEntrySatisfying("topic",
                label -> assertThat(label.getModelId()).isEqualTo(ModelId.ofName("topic-2").value()));
    }

    private void deadLetter(String topic, byte @Nullable [] value, DeadLetterReason reason, String message) {
        pipe(topic, "k", value);
        var letter = output("tidings.dead-letters");
        assertThat(letter.value()).isEqualTo(value);
        assertThat(header(letter.headers(), DeadLetters.REASON)).isEqualTo(reason.name());
        assertThat(header(letter.headers(), "__streams.errors.message")).contains(message);
    }

    private TopologyTestDriver driver(ScoreSettings settings) {
        var properties = new Properties();
        properties.putAll(StreamsProperties.of(settings));
        return new TopologyTestDriver(
                ScoreTopology.of(settings, new ActiveModels(model, others, ShadowModel.off()), meters), properties,
                SCORED_AT);
    }

    private void pipe(String topic, String key, byte @Nullable [] value) {
        input(topic).pipeInput(new TestRecord<>(utf8(key), value, WRITTEN));
    }

    private TestInputTopic<byte[], byte[]> input(String topic) {
        return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private LabeledReview labeled() throws IOException {
        return EventCodec.LABELED_REVIEW.read(output("tidings.labeled").value());
    }

    private TestRecord<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer()).readRecord();
    }

    private static String header(Headers headers, String name) {
        assertThat(headers.lastHeader(name)).as(name).isNotNull();
        return new String(headers.lastHeader(name).value(), UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
