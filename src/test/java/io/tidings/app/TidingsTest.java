package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TidingsTest {

    @Test
    void versionNamesTheProgramTheModelAndTheJava() {
        var outcome = Invocation.of("--version").run();

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("tidings ").contains("model").contains("java 25");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void helpListsCommandsAndExitCodes() {
        var outcome = Invocation.of("--help").run();

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("Usage: tidings", "generate-completion", "Exit codes:", "TIDINGS_OPTS");
        for (ExitCode code : ExitCode.values()) {
            assertThat(outcome.out()).contains("  " + code.number() + "   ");
        }
    }

    @Test
    void completionIsAScriptForTheShell() {
        assertThat(Invocation.of("generate-completion").run().out()).startsWith("#!/usr/bin/env bash")
                .contains("tidings");
    }

    @Test
    void noCommandIsAMistakeThatPointsToTheHelp() {
        var outcome = Invocation.of().run();

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .isEqualTo("tidings: name a command, such as 'tidings demo' (try 'tidings --help')" + "\n");
    }

    @Test
    void anUnknownOptionSuggestsTheNearest() {
        var outcome = Invocation.of("--versoin").run();

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(outcome.err()).hasLineCount(1)
                .startsWith("tidings: unknown option '--versoin', did you mean")
                .contains("--version");
    }

    @Test
    void aMistypedCommandIsCalledSo() {
        assertThat(Invocation.of("dmeo").run().err()).hasLineCount(1)
                .startsWith("tidings: unknown command 'dmeo'");
    }

    @Test
    void aMissingFileHasTheExitCodeOfInput() {
        var outcome = Invocation.of("demo", "--model", "no/such/model").run();

        assertThat(outcome.code()).isEqualTo(ExitCode.INPUT.number());
        assertThat(outcome.err()).isEqualTo("tidings: cannot read the model no/such/model: there is no such file\n");
    }

    @Test
    void verboseShowsTheStackTrace() {
        assertThat(Invocation.of("--verbose", "nonsense").run().err()).contains("\tat picocli.");
    }
}
