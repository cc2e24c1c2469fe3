package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
                        "invalid value for option '--timeout': 'soon' is not an int"),
                Arguments.of(List.of("run", "--config", "missing.yaml"), ExitCode.CONFIGURATION,
                        "missing.yaml: there is no such file"),
                Arguments.of(List.of("run", "--set", "ouput.topic=x"), ExitCode.CONFIGURATION,
                        "--set ouput.topic: unknown key 'ouput', did you mean 'output'?"),
                Arguments.of(List.of("run", "--model", "missing.tidings"), ExitCode.INPUT,
                        "cannot read the model missing.tidings: there is no such file"),
                Arguments.of(List.of("topics", "--bootstrap", "127.0.0.1:1", "--timeout", "1"), ExitCode.UNREACHABLE,
                        "no Kafka broker answered at 127.0.0.1:1 within 1.0 s"));
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
