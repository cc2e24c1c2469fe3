package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/// What the page about capacity shows is what the command prints.
class CapacityPageTest {

    private static final Pattern BLOCK = Pattern.compile("```\n\\$ \\./tidings (plan [^\n]+)\n(.*?)```",
            Pattern.DOTALL);

    @Test
    void everyBlockIsWhatTheCommandPrints() throws IOException {
        var blocks = BLOCK.matcher(Files.readString(Path.of(".github", "CAPACITY.md"))).results().toList();

        assertThat(blocks).hasSize(3);
        for (MatchResult block : blocks) {
            var outcome = Invocation.of(block.group(1).split(" ")).run();
            assertThat(outcome.out()).as(block.group(1)).isEqualTo(block.group(2));
            assertThat(outcome.code()).isZero();
        }
    }

    @Test
    void figuresAreThereForPrograms() {
        var outcome = Invocation.of("plan", "--reviews-per-day", "86400000", "--mean-words", "100", "--json").run();

        assertThat(outcome.out()).contains("\"reviewsPerSecond\":1000.0", "\"microsPerReview\":300.0",
                "\"instances\":2");
    }

    @Test
    void aLoadThatCannotBeIsRefusedByItsOption() {
        assertThat(Invocation.of("plan", "--reviews-per-day", "0").run().err())
                .startsWith("tidings: --reviews-per-day: expected 1 to 1e13, found 0");
        assertThat(Invocation.of("plan").run().err()).contains("--reviews-per-day");
    }
}
