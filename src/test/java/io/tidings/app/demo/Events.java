package io.tidings.app.demo;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

import io.tidings.event.LabeledReview;

/// Labelled events for tests.
final class Events {

    private Events() {}

    static LabeledReview.Builder event(String subject, String label, float confidence, String text) {
        return LabeledReview.newBuilder()
                .setId("r1")
                .setSubject(subject)
                .setLabel(label)
                .setScores(Map.of(label, confidence))
                .setConfidence(confidence)
                .setUncertain(confidence < 0.7f)
                .setModelId("0".repeat(64))
                .setSourceTopic("reviews")
                .setSourcePartition(0)
                .setSourceOffset(0)
                .setEventTime(Instant.EPOCH)
                .setScoredAt(Instant.EPOCH)
                .setTruncated(false)
                .setScript("LATIN")
                .setTokens(3)
                .setUnknownTokens(0)
                .setText(text)
                .setAttributes(Map.of());
    }

    static Outcome.Labeled labeled(LabeledReview.Builder event) {
        return new Outcome.Labeled(event.build(), new Position(0, 0), OptionalLong.empty());
    }
}
