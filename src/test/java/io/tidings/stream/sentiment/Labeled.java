package io.tidings.stream.sentiment;

import java.time.Instant;
import java.util.Map;

import io.tidings.classify.ModelId;
import io.tidings.event.LabeledReview;

/// Labelled events for tests; scored long after they were written.
final class Labeled {

    static final Instant SCORED = Instant.parse("2026-11-21T00:00:00Z");

    private Labeled() {}

    static LabeledReview event(String subject, String label, Instant at) {
        return event(subject, label, at, 0.75f);
    }

    static LabeledReview event(String subject, String label, Instant at, float confidence) {
        var event = new LabeledReview();
        event.setId("r");
        event.setSubject(subject);
        event.setLabel(label);
        event.setScores(Map.of(label, confidence));
        event.setConfidence(confidence);
        event.setModelId(ModelId.ofName("counted").value());
        event.setSourceTopic("reviews");
        event.setEventTime(at);
        event.setScoredAt(SCORED);
        event.setScript("Latn");
        event.setTokens(3);
        event.setAttributes(Map.of());
        return event;
    }
}
