package io.tidings.stream.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.tidings.classify.ModelId;
import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;

/// Labelled events drawn from a seeded distribution.
final class LabeledEvents {

    static final String MODEL_ID = ModelId.ofName("watched").value();

    private final Random random;

    LabeledEvents(long seed) {
        this.random = new Random(seed);
    }

    /// Scored between two moments, evenly.
    ///
    /// @param positive the share of positive labels
    List<LabeledReview> between(Instant from, Instant to, int count, double positive) {
        var events = new ArrayList<LabeledReview>(count);
        long millis = to.toEpochMilli() - from.toEpochMilli();
        for (int i = 0; i < count; i++) {
            events.add(one(from.plusMillis(millis * i / count), positive));
        }
        return events;
    }

    LabeledReview one(Instant scoredAt, double positive) {
        boolean pos = random.nextDouble() < positive;
        float confidence = 0.5f + random.nextFloat() / 2;
        int tokens = 5 + random.nextInt(100);
        var event = new LabeledReview();
        event.setId("r" + random.nextInt());
        event.setSubject("kettle");
        event.setLabel(pos ? "pos" : "neg");
        event.setScores(Map.of(pos ? "pos" : "neg", confidence, pos ? "neg" : "pos", 1 - confidence));
        event.setConfidence(confidence);
        event.setModelId(MODEL_ID);
        event.setSourceTopic("reviews");
        event.setEventTime(scoredAt);
        event.setScoredAt(scoredAt);
        event.setScript("Latn");
        event.setTokens(tokens);
        event.setUnknownTokens(random.nextInt(1 + tokens / 10));
        event.setAttributes(Map.of());
        return event;
    }

    static byte[] bytes(LabeledReview event) {
        return EventCodec.LABELED_REVIEW.write(event);
    }
}
