package io.tidings.dashboard.topics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tidings.event.Alert;
import io.tidings.event.EventCodec;
import io.tidings.event.Feedback;
import io.tidings.event.LabeledReview;
import io.tidings.event.ModelEvent;
import io.tidings.event.SentimentWindow;
import io.tidings.event.TrainingExample;
import io.tidings.event.UnmatchedFeedback;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// Events and records for tests, with what does not matter filled in.
final class Events {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final String FIRST_MODEL = "1".repeat(64);
    static final String SECOND_MODEL = "2".repeat(64);

    private Events() {}

    /// @param confidence in `label`, which is neg or pos
    static LabeledReview review(String id, String subject, String label, double confidence, String text) {
        String other = label.equals("pos") ? "neg" : "pos";
        return LabeledReview.newBuilder()
                .setId(id)
                .setSubject(subject)
                .setLabel(label)
                .setScores(Map.of(label, (float) confidence, other, (float) (1 - confidence)))
                .setConfidence((float) confidence)
                .setUncertain(confidence < 0.6)
                .setModelId(FIRST_MODEL)
                .setSourceTopic("reviews")
                .setSourcePartition(0)
                .setSourceOffset(7)
                .setEventTime(NOON)
                .setScoredAt(NOON.plusSeconds(1))
                .setTruncated(false)
                .setScript("Latn")
                .setTokens(3)
                .setUnknownTokens(0)
                .setText(text)
                .build();
    }

    /// A window of an hour.
    ///
    /// @param subject null for all together
    /// @param hour    from noon on
    static SentimentWindow window(@Nullable String subject, int hour, long positive,
            long negative) {
        long count = positive + negative;
        SentimentWindow.Builder window = SentimentWindow.newBuilder()
                .setSize("PT1H")
                .setStart(NOON.plus(Duration.ofHours(hour)))
                .setEnd(NOON.plus(Duration.ofHours(hour + 1L)))
                .setCount(count)
                .setLabels(Map.of("pos", positive, "neg", negative))
                .setMeanConfidence(0.8)
                .setSentiment((double) (positive - negative) / count);
        if (subject != null) {
            window.setSubject(subject);
        }
        return window.build();
    }

    static Alert alert(String subject, int hour) {
        return Alert.newBuilder()
                .setSubject(subject)
                .setLabel("neg")
                .setSize("PT1H")
                .setStart(NOON.plus(Duration.ofHours(hour)))
                .setEnd(NOON.plus(Duration.ofHours(hour + 1L)))
                .setRaisedAt(NOON)
                .setCount(120)
                .setShare(0.45)
                .setBaselineCount(1_000)
                .setBaselineWindows(10)
                .setBaseline(0.2)
                .setProbability(1e-6)
                .build();
    }

    static Feedback feedback(String id, String label, int second) {
        return Feedback.newBuilder()
                .setReviewId(id)
                .setLabel(label)
                .setSource("page")
                .setAt(NOON.plusSeconds(second))
                .build();
    }

    static UnmatchedFeedback unmatched(String id, String label, int second, String reason) {
        return UnmatchedFeedback.newBuilder()
                .setReviewId(id)
                .setLabel(label)
                .setAt(NOON.plusSeconds(second))
                .setReason(reason)
                .setFoundAt(NOON.plusSeconds(second + 1L))
                .build();
    }

    static TrainingExample example(String id, String label, String scored, int second) {
        return TrainingExample.newBuilder()
                .setId(id)
                .setText("a text")
                .setLabel(label)
                .setFeedbackAt(NOON.plusSeconds(second))
                .setEventTime(NOON)
                .setScoredLabel(scored)
                .build();
    }

    static ModelEvent modelEvent(String kind, String modelId, Map<String, Double> figures, Optional<String> report) {
        ModelEvent.Builder event = ModelEvent.newBuilder()
                .setKind(kind)
                .setModel("sentiment")
                .setModelId(modelId)
                .setInstance("one")
                .setAt(NOON)
                .setFigures(figures);
        report.ifPresent(event::setReport);
        return event.build();
    }

    /// The events of a training that began and of how it ended.
    static List<ModelEvent> training(int second, String examples, String ending, String modelId) {
        double name = NOON.plusSeconds(second).toEpochMilli();
        var figures = new HashMap<String, Double>();
        figures.put("training", name);
        return List.of(
                modelEvent("training-started", "", figures,
                        Optional.of("{\"at\":\"" + NOON.plusSeconds(second) + "\",\"examples\":\"" + examples + "\"}")),
                modelEvent(ending, modelId, figures, Optional.empty()));
    }

    static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value) {
        return new ConsumerRecord<>("topic", 0, offset, NOON.toEpochMilli(), TimestampType.CREATE_TIME, 0, 0, null,
                value, new RecordHeaders(), Optional.empty());
    }

    static ConsumerRecord<byte[], byte[]> tombstone(String key) {
        return new ConsumerRecord<>("topic", 0, 0, key.getBytes(StandardCharsets.UTF_8), null);
    }

    static ConsumerRecord<byte[], byte[]> record(long offset, LabeledReview event) {
        return record(offset, EventCodec.LABELED_REVIEW.write(event));
    }
}
