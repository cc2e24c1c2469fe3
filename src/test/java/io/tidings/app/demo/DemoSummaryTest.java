package io.tidings.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

import io.tidings.app.JsonOutput;
import io.tidings.app.Paint;
import io.tidings.classify.ModelId;
import org.junit.jupiter.api.Test;

class DemoSummaryTest {

    private static final ModelId MODEL = ModelId.ofName("test");

    @Test
    void jsonHasTheFieldsThatScriptsRead() {
        var summary = new DemoSummary(new Audit(200, 198, 2, 0, 0, 90, 10, 40), times(), 2.5, MODEL, 0);

        assertThat(summary.json()).containsEntry("read", 200L)
                .containsEntry("labeled", 198L)
                .containsEntry("deadLettered", 2L)
                .containsEntry("lost", 0L)
                .containsEntry("doubled", 0L)
                .containsEntry("reviewsPerSecond", 10.0)
                .containsEntry("latencyMillis", Map.of("p50", 50.0, "p99", 99.0))
                .containsEntry("accuracy", 0.9)
                .containsEntry("unknownLabels", 40L)
                .containsEntry("modelId", MODEL.value());
        assertThat(JsonOutput.line(summary.json())).startsWith("{\"read\":200,\"labeled\":198,").doesNotContain("\n");
    }

    @Test
    void accuracyIsLeftOutWhereTheFileHasNoLabels() {
        var summary = new DemoSummary(new Audit(10, 10, 0, 0, 0, 0, 0, 0), times(), -1, MODEL, 0);

        assertThat(summary.json()).doesNotContainKeys("accuracy", "unknownLabels", "secondsToFirstLabel");
        assertThat(summary.lines(new Paint(false))).noneMatch(line -> line.startsWith("accuracy"));
    }

    @Test
    void accuracyIsLeftOutWhereTheModelKnowsNoneOfTheLabels() {
        var summary = new DemoSummary(new Audit(10, 10, 0, 0, 0, 0, 0, 10), times(), 1, MODEL, 0);

        assertThat(summary.json()).doesNotContainKey("accuracy").containsEntry("unknownLabels", 10L);
    }

    @Test
    void linesTellPeopleTheSame() {
        var summary = new DemoSummary(new Audit(12_345, 12_343, 1, 2, 1, 1, 2, 3), times(), 2.54, MODEL, 0);

        assertThat(summary.lines(new Paint(false))).contains("labelled       12,343", "dead-lettered  1",
                "lost           2", "doubled        1", "first label    2.5 s after the start",
                "accuracy       33.3 % (1 of 3 labelled as the file says; 3 have labels that the model does not know)");
    }

    @Test
    void countsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> new Audit(10, 9, 0, 0, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("contradict");
    }

    @Test
    void latencyIsTheTimeFromSentToInHand() {
        assertThat(times().latencyMillis(50)).isCloseTo(50, within(0.1));
        assertThat(times().firstAfter(Instant.EPOCH.minusSeconds(1))).isCloseTo(1.001, within(1e-6));
        assertThat(new Measured().firstAfter(Instant.EPOCH)).isNegative();
        assertThat(new Measured().perSecond()).isZero();
    }

    /// A hundred reviews with 1 to 100 ms each; the last arrives after 10 s.
    private static Measured times() {
        var times = new Measured();
        for (int i = 1; i <= 100; i++) {
            long arrival = i == 100 ? 10_000_000 : i * 1_000;
            var sent = OptionalLong.of(arrival - i * 1_000L);
            times.arrived(new Outcome.DeadLetter("NULL_VALUE", new Position(0, i), sent), arrival);
        }
        return times;
    }
}
