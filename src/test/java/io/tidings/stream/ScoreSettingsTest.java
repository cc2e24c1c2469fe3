package io.tidings.stream;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tidings.event.InputFormat;
import io.tidings.event.InputSettings;
import io.tidings.event.OutputFormat;
import io.tidings.event.TimeFormat;
import org.junit.jupiter.api.Test;

class ScoreSettingsTest {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    @Test
    void whatIsLeftOutTakesItsDefault() throws IOException {
        assertThat(YAML.readValue("{}", ScoreSettings.class)).isEqualTo(ScoreSettings.defaults());
    }

    @Test
    void aWrittenConfigurationIsReadBackUnchanged() throws IOException {
        var settings = ScoreSettings.defaults();

        assertThat(YAML.readValue(YAML.writeValueAsString(settings), ScoreSettings.class)).isEqualTo(settings);
    }

    @Test
    void bindsNestedKeys() throws IOException {
        var settings = YAML.readValue("""
                inputs:
                  reviews:
                    fields: {text: /body, time: /ts, timeFormat: epoch_seconds, attributes: {stars: /rating}}
                  comments: {format: text}
                  events:
                output: {format: json, includeText: false}
                batch: {texts: 64}
                kafka: {security.protocol: SSL}
                streams: {num.stream.threads: 2}
                """, ScoreSettings.class);

        var fields = requireNonNull(settings.inputs().get("reviews")).fields();
        assertThat(fields.text()).isEqualTo("/body");
        assertThat(fields.id()).isEqualTo("/id");
        assertThat(fields.timeFormat()).isEqualTo(TimeFormat.EPOCH_SECONDS);
        assertThat(fields.attributes()).isEqualTo(Map.of("stars", "/rating"));
        assertThat(settings.inputs()).containsEntry("comments", InputSettings.of(InputFormat.TEXT))
                .containsEntry("events", InputSettings.of(InputFormat.JSON));
        assertThat(settings.output().format()).isEqualTo(OutputFormat.JSON);
        assertThat(settings.output().includeText()).isFalse();
        assertThat(settings.batch()).isEqualTo(new BatchSettings(64, 500_000, 1_024));
        assertThat(settings.kafka()).containsEntry("security.protocol", "SSL")
                .containsEntry("bootstrap.servers", "localhost:9092");
        assertThat(settings.streams()).isEqualTo(Map.of("num.stream.threads", "2"));
    }

    @Test
    void refusesNonsenseAndNamesTheKey() {
        assertRefused("applicationId: 'a b'", "applicationId: not a topic name");
        assertRefused("inputs: {}", "inputs: name at least one topic");
        assertRefused("inputs: {tidings.labeled: }", "inputs.tidings.labeled: the stream writes to this topic itself");
        assertRefused("inputs: {reviews: {fields: {text: body}}}", "text: expected a JSON Pointer");
        assertRefused("inputs: {reviews: {fields: {attributes: {a: b}}}}", "attributes.a: expected a JSON Pointer");
        assertRefused("output: {topic: t, deadLetters: t}", "deadLetters: must be another topic");
        assertRefused("output: {topic: ''}", "topic: not a topic name");
        assertRefused("limits: {textCharacters: 0}", "textCharacters: expected at least 1, found 0");
        assertRefused("limits: {recordBytes: 100}", "recordBytes: expected at least 4096, found 100");
        assertRefused("batch: {texts: -1}", "texts: expected at least 1, found -1");
        assertRefused("batch: {pollRecords: 0}", "pollRecords: expected at least 1, found 0");
        assertRefused("uncertainBelow: 1.5", "uncertainBelow: expected 0..1, found 1.5");
        assertRefused("uncertainBelow: 'NaN'", "uncertainBelow: expected 0..1, found NaN");
        assertRefused("topics: {partitions: 0}", "partitions: expected at least 1, found 0");
        assertRefused("topics: {replication: 40000}", "replication: expected at most");
        assertRefused("topics: {retentionHours: 0}", "retentionHours: expected at least 1, or -1 for ever, found 0");
        assertRefused("streams: {application.id: x}",
                "streams.application.id: not for setting here; set applicationId");
    }

    @Test
    void theFailingKeysPathIsKnownToTheBinder() {
        assertThatThrownBy(
                () -> YAML.readValue("inputs: {reviews: {fields: {text: body}}}", ScoreSettings.class))
                .isInstanceOfSatisfying(ValueInstantiationException.class,
                        e -> assertThat(e.getPath()).extracting(r -> r.getFieldName())
                                .containsExactly("inputs", "reviews", "fields"));
    }

    private static void assertRefused(String yaml, String message) {
        assertThatThrownBy(() -> YAML.readValue(yaml, ScoreSettings.class)).as(yaml)
                .isInstanceOf(ValueInstantiationException.class)
                .hasMessageContaining(message);
    }
}
