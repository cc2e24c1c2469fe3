package io.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void listsTheWeightiestWords() {
        var outcome = Invocation.of("explain", "--top", "2", "The food was terrible\u001b[2J, really").run();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).hasSize(3);
        assertThat(outcome.out()).startsWith("neg 0.").doesNotContain("\u001b");
        assertThat(outcome.out().lines().skip(1).findFirst().orElseThrow()).matches(" +\\+\\d\\.\\d+ {2}terrible");
    }

    @Test
    void jsonHasEveryWordAtItsPlaceAndLimeBesideIt() throws IOException {
        var outcome = Invocation.of("explain", "--json", "--lime", "--lime-samples", "50", "--lime-words", "4")
                .withInput("a dull, dull film\nwonderful!")
                .run();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).hasSize(2);
        JsonNode first = JSON.readTree(outcome.out().lines().findFirst().orElseThrow());
        assertThat(first.path("label").asText()).isEqualTo("neg");
        assertThat(first.path("method").asText()).isEqualTo("integrated-gradients");
        assertThat(first.path("completeness").asDouble()).isCloseTo(1, within(0.01));
        assertThat(first.path("modelId").asText()).hasSize(64);
        assertThat(first.path("words")).hasSize(5);
        JsonNode word = first.path("words").path(3);
        assertThat(word.path("text").asText()).isEqualTo("dull");
        assertThat(word.path("start").asInt()).isEqualTo(8);
        assertThat(word.path("end").asInt()).isEqualTo(12);
        assertThat(first.path("lime").size()).isBetween(1, 4);
    }

    @Test
    void measuresAgreementOnAFileOfReviews() throws IOException {
        var file = Files.writeString(folder.resolve("r.jsonl"), """
                {"text":"a dull and boring film with a terrible plot"}
                {"text":"the crew was lovely and the food was excellent"}
                {"text":""}
                {"text":"I hated every minute of this awful mess"}
                """);
        var outcome = Invocation
                .of("explain", "--data", file.toString(), "--lime", "--lime-samples", "200", "--json")
                .run();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        JsonNode report = JSON.readTree(outcome.out());
        assertThat(report.path("reviews").asInt()).isEqualTo(4);
        assertThat(report.path("leastComplete").asDouble()).isGreaterThan(0.99);
        assertThat(report.path("mostComplete").asDouble()).isLessThan(1.01);
        assertThat(report.path("topOverlap").asDouble()).isBetween(0.5, 1.0);
        assertThat(report.path("meanRankCorrelation").asDouble()).isBetween(0.3, 1.0);
    }

    @Test
    void aFileWithoutReviewsIsOneLine() throws IOException {
        var empty = Files.writeString(folder.resolve("empty.jsonl"), "");
        var outcome = Invocation.of("explain", "--data", empty.toString()).run();
        assertThat(outcome.code()).isEqualTo(5);
        assertThat(outcome.err().lines()).hasSize(1).first().asString().contains("no review to explain");
    }

    @Test
    void optionsThatCannotBeAreUsageErrors() {
        assertThat(Invocation.of("explain", "--top", "0", "x").run().err())
                .contains("--top must be at least 1, found 0");
        assertThat(Invocation.of("explain", "--data", "none.jsonl", "--", "x").run().code()).isNotZero();
    }
}
