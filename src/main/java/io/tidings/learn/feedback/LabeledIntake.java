package io.tidings.learn.feedback;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.tidings.event.EventCodec;
import io.tidings.event.Feedback;
import io.tidings.event.LabeledReview;
import io.tidings.event.TrainingExample;
import io.tidings.text.Redaction;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads labelled events, redacts them and keys them by review id; where stars stand for a label, feedback follows.
/// An event that cannot be read is counted and passed over.
final class LabeledIntake extends ContextualProcessor<byte[], byte[], String, Message> {

    private static final Logger LOG = LoggerFactory.getLogger(LabeledIntake.class);
    private static final String AUTHOR = "author"; // by which name events carry it among their attributes

    private final JoinSettings settings;
    private final Pseudonyms pseudonyms;
    private final FeedbackMeters meters;

    LabeledIntake(JoinSettings settings, FeedbackMeters meters) {
        this.settings = settings;
        this.pseudonyms = new Pseudonyms(settings.feedback().salt());
        this.meters = meters;
    }

    @Override
    public void process(Record<byte[], byte[]> consumed) {
        if (consumed.value() == null) {
            return;
        }
        LabeledReview event;
        try {
            event = EventCodec.LABELED_REVIEW.read(consumed.value());
        } catch (IOException e) {
            passOver(String.valueOf(e.getMessage()));
            return;
        }
        Message.Labeled labeled = new Message.Labeled(review(event), others(event));
        if (MessageSerde.write(labeled).length > settings.limits().reviewBytes()) {
            passOver("it would be an example of more than " + settings.limits().recordBytes() + " bytes");
            return;
        }
        context().forward(new Record<>(event.getId(), labeled, consumed.timestamp()));
        settings.feedback().stars().labelOf(event.getAttributes()).ifPresent(label -> {
            var stars = Feedback.newBuilder()
                    .setReviewId(event.getId())
                    .setModel(labeled.review().getModel())
                    .setLabel(label)
                    .setSource("stars")
                    .setWeight(settings.feedback().stars().weight().floatValue())
                    .setAt(labeled.review().getEventTime())
                    .build();
            var given = new Message.Given(stars, FeedbackIntake.withoutText(stars));
            context().forward(new Record<>(event.getId(), given, consumed.timestamp()));
        });
    }

    private void passOver(String why) {
        if (meters.unreadableLabeled()) {
            LOG.warn("a labelled event cannot be joined and is passed over, as will be others: {} ({})", why,
                    context().recordMetadata().orElse(null));
        }
    }

    private TrainingExample review(LabeledReview event) {
        Instant written = FeedbackIntake.bounded(event.getEventTime(), context().currentSystemTimeMs());
        String text = event.getText().orElse("");
        return TrainingExample.newBuilder()
                .setId(event.getId())
                .setSubject(Redaction.redact(event.getSubject()))
                .setText(text.length() > settings.limits().textCharacters() ? "" : Redaction.redact(text))
                .setAuthor(pseudonyms.of(event.getAttributes().getOrDefault(AUTHOR, "")))
                .setModel(settings.labeled().model())
                .setLabel("")
                .setVotes(Map.of())
                .setFeedbackAt(written)
                .setEventTime(written)
                .setScoredLabel(event.getLabel())
                .setScores(event.getScores())
                .setModelId(event.getModelId())
                .build();
    }

    /// What further models say of it, without the text.
    private static List<TrainingExample> others(LabeledReview event) {
        return event.getModels()
                .orElse(Map.of())
                .entrySet()
                .stream()
                .map(other -> TrainingExample.newBuilder()
                        .setId(event.getId())
                        .setText("")
                        .setModel(other.getKey())
                        .setLabel("")
                        .setVotes(Map.of())
                        .setFeedbackAt(Instant.EPOCH)
                        .setEventTime(Instant.EPOCH)
                        .setScoredLabel(other.getValue().getLabel())
                        .setScores(other.getValue().getScores())
                        .setModelId(other.getValue().getModelId())
                        .build())
                .toList();
    }
}
