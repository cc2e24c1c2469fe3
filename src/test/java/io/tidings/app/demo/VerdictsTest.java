package io.tidings.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

import io.tidings.classify.LabelSet;
import io.tidings.event.LabeledReview;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    private final Verdicts verdicts = new Verdicts(LabelSet.of("neg", "pos"));

    @Test
    void tellsTheFirstModelFromThoseAfterIt() {
        saw("a", "pos", "neg");
        saw("a", "pos", "pos");
        saw("b", "neg", "neg");
        saw("a", "neg", "neg"); // still under way when b took over
        saw("c", "neg", "neg");

        assertThat(verdicts.models()).containsExactly("a", "b", "c");
        assertThat(verdicts.accuracy(true)).isEqualTo(2.0 / 3);
        assertThat(verdicts.accuracy(false)).isEqualTo(1);
        assertThat(verdicts.changes()).containsExactly(2, 4);
    }

    @Test
    void passesOverLabelsThatTheModelDoesNotKnow() {
        saw("a", "neutral", "neg");

        assertThat(verdicts.size()).isZero();
        assertThat(verdicts.accuracy(false)).isNaN();
    }

    @Test
    void slidesAWindowOverTime() {
        saw("a", "pos", "neg");
        saw("a", "pos", "neg");
        saw("a", "pos", "pos");
        saw("a", "pos", "pos");

        assertThat(verdicts.overTime(2, 1)).extracting(point -> point[1]).containsExactly(0.0, 0.5, 1.0);
    }

    private void saw(String model, String expected, String given) {
        var event = LabeledReview.newBuilder()
                .setId("r")
                .setSubject("s")
                .setLabel(given)
                .setScores(Map.of(given, 1f))
                .setConfidence(1)
                .setUncertain(false)
                .setModelId(model)
                .setSourceTopic("t")
                .setSourcePartition(0)
                .setSourceOffset(0)
                .setEventTime(Instant.EPOCH)
                .setScoredAt(Instant.EPOCH)
                .setTruncated(false)
                .setScript("Latn")
                .setTokens(1)
                .setUnknownTokens(0)
                .setAttributes(Map.of(Outcome.EXPECTED_ATTRIBUTE, expected))
                .build();
        verdicts.saw(new Outcome.Labeled(event, new Position(0, 0), OptionalLong.empty()));
    }
}
