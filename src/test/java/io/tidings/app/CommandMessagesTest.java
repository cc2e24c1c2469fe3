package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds failing commands to one line and their exit code.
class CommandMessagesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aFailureIsOneLineAndACode(List<String> arguments, ExitCode code, String line) {
        var outcome = Invocation.of(arguments.toArray(String[]::new)).run();

        assertThat(outcome.code()).isEqualTo(code.number());
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).hasLineCount(1).startsWith("tidings: " + line);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(List.of("run", "--jsn"), ExitCode.USAGE, "unknown option '--jsn', did you mean --json"),
                Arguments.of(List.of("topics", "--timeout", "soon"), ExitCode.USAGE,
                        "invalid value for option '--timeout': expected a whole number, found 'soon'"),
                Arguments.of(List.of("topics", "--timeout", "99999999999"), ExitCode.USAGE,
                        "invalid value for option '--timeout': expected a whole number of at most 2147483647"),
                Arguments.of(List.of("demo", "--rate", "x"), ExitCode.USAGE,
                        "invalid value for option '--rate': expected a number, found 'x'"),
                Arguments.of(List.of("demo", "--count", "1.5"), ExitCode.USAGE,
                        "invalid value for option '--count': expected a whole number, found '1.5'"),
                Arguments.of(List.of("label", "--threshold", "NaN", "a"), ExitCode.USAGE,
                        "invalid value for option '--threshold': expected a number, found 'NaN'"),
                Arguments.of(List.of("label", "--model", "", "a"), ExitCode.INPUT, "the model needs a name"),
                Arguments.of(List.of("label", "--model", ".", "a"), ExitCode.INPUT,
                        "cannot read the model .: it is a folder"),
                Arguments.of(List.of("demo", "--reviews", "schemas"), ExitCode.INPUT,
                        "cannot read the reviews schemas: the folder has no reviews; expected files such as"),
                Arguments.of(List.of("run", "--config", "."), ExitCode.CONFIGURATION, ".: is a folder"),
                Arguments.of(List.of("run", "--quiet", "--bootstrap", "nobody.invalid:9092"), ExitCode.UNREACHABLE,
                        "no Kafka broker can be found: none of the names in kafka.bootstrap.servers can be resolved"),
                Arguments.of(List.of("topics", "--bootstrap", "garbage"), ExitCode.CONFIGURATION,
                        "Invalid url in bootstrap.servers: garbage"),
                Arguments.of(List.of("models", "list", "--bootstrap", "garbage"), ExitCode.CONFIGURATION,
                        "Invalid url in bootstrap.servers: garbage"),
                Arguments.of(List.of("models", "list", "--bootstrap", "nobody.invalid:9092"), ExitCode.UNREACHABLE,
                        "no Kafka broker can be found: none of the names in kafka.bootstrap.servers can be resolved"),
                Arguments.of(List.of("run", "--config", "missing.yaml"), ExitCode.CONFIGURATION,
                        "missing.yaml: there is no such file"),
                Arguments.of(List.of("run", "--set", "ouput.topic=x"), ExitCode.CONFIGURATION,
                        "--set ouput.topic: unknown key 'ouput', did you mean 'output'?"),
                Arguments.of(List.of("run", "--model", "missing.tidings"), ExitCode.INPUT,
                        "cannot read the model missing.tidings: there is no such file"),
                Arguments.of(List.of("topics", "--bootstrap", "127.0.0.1:1", "--timeout", "1"), ExitCode.UNREACHABLE,
                        "no Kafka broker answered at 127.0.0.1:1 within 1.0 s"));
    }

    /// As on a full disk. Where the reader has left, as `head` does, there is nobody to complain to.
    @ParameterizedTest
    @CsvSource({"No space left on device,'tidings: standard output cannot be written: No space left on device'",
            "Broken pipe,''"})
    void outputThatNobodyTakesEndsTheCommand(String reason, String line) {
        var output = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(reason);
            }
        };

        var outcome = Invocation.of("label").withInput("a fine film\n".repeat(100_000)).runInto(output);

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILURE.number());
        assertThat(outcome.err().strip()).isEqualTo(line);
    }

    @Test
    void theConfigurationThatIsPrintedHasEverySourceAndNoSecret() {
        var outcome = Invocation
                .of("run", "--print-config", "--bootstrap", "broker:1", "--set", "kafka.ssl.key.password=very-secret")
                .withEnvironment(Map.of("TIDINGS_OUTPUT_TOPIC", "of.variable"))
                .run();

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("bootstrap.servers: \"broker:1\"", "topic: of.variable")
                .doesNotContain("very-secret");
        assertThat(outcome.err()).isEmpty();
    }
}
