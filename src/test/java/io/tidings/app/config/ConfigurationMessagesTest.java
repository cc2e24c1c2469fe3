package io.tidings.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the messages about a configuration to where, what, and what was expected.
class ConfigurationMessagesTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void mistakesInTheFileAreNamedWithLineAndColumn(String name, String yaml, String expected) throws IOException {
        Path file = Files.writeString(folder.resolve("tidings.yaml"), yaml);

        assertThatThrownBy(() -> Configuration.load(file, Map.of(), List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(file + ":" + expected)
                .message()
                .hasLineCount(1);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("unknown key", "model: bundled\nouput: {}\n",
                        "2:1: unknown key 'ouput', did you mean 'output'?"),
                Arguments.of("unknown key below", "output:\n  dead-letters: x\n",
                        "2:3: unknown key 'output.dead-letters', did you mean 'deadLetters'?"),
                Arguments.of("unknown key with nothing near", "batch: {latencyGoal: 5}\n",
                        "1:9: unknown key 'batch.latencyGoal'; known are characters, pollRecords, texts"),
                Arguments.of("unknown key of a topic", "inputs:\n  reviews:\n    fromat: json\n",
                        "3:5: unknown key 'inputs.reviews.fromat', did you mean 'format'?"),
                Arguments.of("a key twice", "model: a\nmodel: b\n", "2:1: "),
                Arguments.of("no number", "topics:\n  partitions: many\n",
                        "2:3: topics.partitions: expected a whole number, found 'many'"),
                Arguments.of("nothing where a number is", "topics:\n  partitions: \"\"\n",
                        "2:3: topics.partitions: expected a whole number, found ''"),
                Arguments.of("no truth value", "output: {includeText: perhaps}\n",
                        "1:10: output.includeText: expected true or false, found 'perhaps'"),
                Arguments.of("no such format", "inputs:\n  reviews: {format: xml}\n",
                        "2:13: inputs.reviews.format: expected avro or json or text, found 'xml'"),
                Arguments.of("a value out of range", "uncertainBelow: 1.5\n",
                        "1:1: uncertainBelow: expected 0..1, found 1.5"),
                Arguments.of("a value out of range, below", "topics:\n  partitions: 0\n",
                        "2:3: topics.partitions: expected at least 1, found 0"),
                Arguments.of("no topic name", "output:\n  topic: 'no topic'\n",
                        "2:3: output.topic: not a topic name"),
                Arguments.of("a further model without a name", "others:\n  ../x: {model: bundled}\n",
                        "2:10: others.../x.model: a model's name is 1 to 64 letters"),
                Arguments.of("a further model without a file", "others:\n  topic: {model: \"\"}\n",
                        "2:11: others.topic.model: expected 'bundled' or a file, found nothing"),
                Arguments.of("a further model without keys", "others:\n  topic:\n",
                        "2:3: others.topic: expected the key 'model' below it"),
                Arguments.of("more than all reviews", "shadow: {fraction: 2}\n",
                        "1:10: shadow.fraction: expected 0..1, found 2.0"),
                Arguments.of("no JSON pointer", "inputs:\n  reviews:\n    fields:\n      text: body\n",
                        "4:7: inputs.reviews.fields.text: expected a JSON Pointer such as /review/text, found 'body'"),
                Arguments.of("a property that is ours", "streams:\n  application.id: x\n",
                        "2:3: streams.application.id: not for setting here; set applicationId"),
                Arguments.of("a value for a section", "output: labeled\n",
                        "1:1: output: expected keys below it, found the value 'labeled'; known are topic"),
                Arguments.of("keys below a value", "kafka:\n  sasl:\n    mechanism: PLAIN\n",
                        "3:5: kafka.sasl: expected one value, found the key 'mechanism' below it; "
                                + "write 'sasl.mechanism' as one key"),
                Arguments.of("a list", "kafka:\n  bootstrap.servers: [a, b]\n",
                        "2:22: kafka.bootstrap.servers: expected one value, found a list; separate items by commas"),
                Arguments.of("no keys at all", "just text\n", "1:1: expected keys such as 'inputs:' at the top"),
                Arguments.of("a second document", "model: a\n---\nmodel: b\n", "3:1: expected one YAML document"),
                Arguments.of("not YAML", "output: {topic: x\n",
                        "2:1: not YAML: expected ',' or '}', but got <stream end> while parsing a flow mapping"),
                Arguments.of("an alias", "model: &a x\napplicationId: *a\n", "2:16: anchors and aliases"),
                Arguments.of("a merge", "output: &o {topic: x}\ntopics:\n  <<: *o\n", "1:9: anchors and aliases"),
                Arguments.of("a tag", "model: !!javax.script.ScriptEngineManager [x]\n", "1:8: tags (!)"),
                Arguments.of("a missing variable", "kafka:\n  ssl.key.password: ${env:NOT_THERE}\n",
                        "2:3: kafka.ssl.key.password: the environment variable NOT_THERE is not set"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void mistakesInOptionsNameTheOption(String assignment, String expected) {
        assertThatThrownBy(() -> Configuration.load(null, Map.of(), List.of(assignment)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(expected);
    }

    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of("output.topc=x",
                        "--set output.topc: unknown key 'output.topc', did you mean 'topic'?"),
                Arguments.of("nonsense", "--set: expected key=value, such as output.topic=labeled, found 'nonsense'"),
                Arguments.of("topics.partitions=many",
                        "--set topics.partitions: topics.partitions: expected a whole number, found 'many'"),
                Arguments.of("inputs.reviews.fromat=json",
                        "--set inputs.reviews.fromat: unknown key 'inputs.reviews.fromat', did you mean 'format'?"),
                Arguments.of("output=x", "--set output: output: expected keys below it, found the value 'x'"));
    }

    @Test
    void mistakesInVariablesNameTheVariable() {
        assertThatThrownBy(() -> Configuration.load(null, Map.of("TIDINGS_TOPICS_PARTITIONS", "0"), List.of()))
                .hasMessage("environment variable TIDINGS_TOPICS_PARTITIONS: topics.partitions: "
                        + "expected at least 1, found 0");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing.yaml");

        assertThatThrownBy(() -> Configuration.load(missing, Map.of(), List.of()))
                .hasMessage(missing + ": there is no such file");
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        Path file = Files.writeString(folder.resolve("huge.yaml"), "# ".repeat(1 << 20));

        assertThatThrownBy(() -> Configuration.load(file, Map.of(), List.of()))
                .hasMessage(file + ": larger than 1048576 bytes, which no configuration is");
    }

    @Test
    void aDeepFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("deep.yaml"), "{a: ".repeat(10_000));

        assertThatThrownBy(() -> Configuration.load(file, Map.of(), List.of()))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void noMessageHoldsASecret() {
        assertThatThrownBy(() -> Configuration.load(null, Map.of("SECRET", "very-secret"),
                List.of("kafka.ssl.key.password=${env:SECRET}${file:/does/not/exist}")))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("very-secret").contains("cannot read"));
    }
}
