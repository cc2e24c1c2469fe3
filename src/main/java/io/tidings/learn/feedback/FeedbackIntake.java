package io.tidings.learn.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

import io.tidings.event.EventCodec;
import io.tidings.event.Feedback;
import io.tidings.event.TextId;
import io.tidings.event.TrainingExample;
import io.tidings.event.UnmatchedFeedback;
import io.tidings.text.Redaction;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Reads feedback, redacts its text, replaces names, and keys it by review id, or by a hash of the text where it has no
/// id. Total: whatever bytes arrive, one message follows.
final class FeedbackIntake extends ContextualProcessor<byte[], byte[], String, Message> {

    private static final int LONGEST_ID = 1_000;
    private static final int LONGEST_LABEL = 200;
    private static final int DETAIL_CHARACTERS = 300;

    private final JoinSettings settings;
    private final Pseudonyms pseudonyms;

    FeedbackIntake(JoinSettings settings) {
        this.settings = settings;
        this.pseudonyms = new Pseudonyms(settings.feedback().salt());
    }

    @Override
    public void process(Record<byte[], byte[]> consumed) {
        String key = consumed.key() == null ? "" : new String(consumed.key(), UTF_8);
        if (consumed.value() == null) {
            forward(consumed, key, key.isEmpty()
                    ? refused(blank(), UnmatchedReason.UNREADABLE, "a tombstone without a key")
                    : new Message.Forget());
            return;
        }
        try {
            Feedback feedback = EventCodec.FEEDBACK.read(consumed.value());
            if (feedback.getReviewId().isEmpty() && feedback.getText().isEmpty()) {
                feedback.setReviewId(key);
            }
            take(consumed, feedback);
        } catch (IOException e) {
            Feedback named = blank();
            named.setReviewId(key.length() <= LONGEST_ID ? key : "");
            forward(consumed, key, refused(named, UnmatchedReason.UNREADABLE, cut(String.valueOf(e.getMessage()))));
        }
    }

    private void take(Record<byte[], byte[]> consumed, Feedback feedback) {
        if (feedback.getForgetAuthor().isPresent()) {
            String author = pseudonyms.of(feedback.getForgetAuthor().get());
            forward(consumed, author, new Message.ForgetAuthor(author, context().currentSystemTimeMs()));
            return;
        }
        String text = feedback.getText().map(String::strip).orElse("");
        String problem = problem(feedback, text);
        Feedback plain = Feedback.newBuilder(feedback)
                .clearText()
                .setSubject(Redaction.redact(cut(feedback.getSubject())))
                .setBy(pseudonyms.of(cut(feedback.getBy())))
                .setAuthor(pseudonyms.of(cut(feedback.getAuthor())))
                .setSource(cut(feedback.getSource()))
                .setModel(cut(feedback.getModel()))
                .setLabel(cut(feedback.getLabel().strip()))
                .setAt(bounded(feedback.getAt(), context().currentSystemTimeMs()))
                .build();
        if (problem != null) {
            plain.setReviewId(cut(feedback.getReviewId()));
            forward(consumed, plain.getReviewId(), refused(plain, UnmatchedReason.UNREADABLE, problem));
        } else if (text.length() > settings.limits().textCharacters()) {
            forward(consumed, plain.getReviewId(), refused(plain, UnmatchedReason.TEXT_TOO_LONG, "it has "
                    + text.length() + " characters, the limit is " + settings.limits().textCharacters()));
        } else {
            give(consumed, plain, Redaction.redact(text));
        }
    }

    private void give(Record<byte[], byte[]> consumed, Feedback feedback, String text) {
        if (feedback.getReviewId().isEmpty()) {
            feedback.setReviewId(TextId.of(text));
        }
        TrainingExample review = withoutText(feedback);
        review.setText(text);
        forward(consumed, feedback.getReviewId(), new Message.Given(feedback, review));
    }

    private void forward(Record<byte[], byte[]> consumed, String key, Message message) {
        context().forward(new Record<>(key, message, consumed.timestamp()));
    }

    private Message refused(Feedback feedback, UnmatchedReason reason, String detail) {
        return new Message.Refused(unmatched(feedback, reason, detail, context().currentSystemTimeMs()), reason);
    }

    private Feedback blank() {
        return Feedback.newBuilder().setAt(Instant.ofEpochMilli(context().currentSystemTimeMs())).build();
    }

    /// What is wrong with feedback whose bytes can be read; null where nothing is.
    private static @Nullable String problem(Feedback feedback, String text) {
        if (feedback.getReviewId().isEmpty() && text.isEmpty()) {
            return "expected a review id, as reviewId or as the record's key, or a text";
        }
        if (feedback.getReviewId().length() > LONGEST_ID) {
            return "expected a review id of at most " + LONGEST_ID + " characters";
        }
        if (feedback.getLabel().isBlank() || feedback.getLabel().length() > LONGEST_LABEL) {
            return "expected a label of 1 to " + LONGEST_LABEL + " characters";
        }
        if (feedback.getModel().isBlank() || feedback.getModel().length() > LONGEST_LABEL) {
            return "expected the name of a model of 1 to " + LONGEST_LABEL + " characters";
        }
        float weight = feedback.getWeight();
        return weight >= 0 && weight <= Float.MAX_VALUE ? null : "expected a weight of 0 or more, found " + weight;
    }

    /// An example of what the feedback says of its review, without text and label.
    static TrainingExample withoutText(Feedback feedback) {
        return TrainingExample.newBuilder()
                .setId(feedback.getReviewId())
                .setSubject(feedback.getSubject())
                .setText("")
                .setAuthor(feedback.getAuthor())
                .setModel(feedback.getModel())
                .setLabel("")
                .setVotes(Map.of())
                .setFeedbackAt(feedback.getAt())
                .setEventTime(feedback.getAt())
                .setScores(Map.of())
                .build();
    }

    static UnmatchedFeedback unmatched(Feedback feedback, UnmatchedReason reason, String detail, long now) {
        return UnmatchedFeedback.newBuilder()
                .setReviewId(feedback.getReviewId())
                .setModel(feedback.getModel())
                .setLabel(feedback.getLabel())
                .setBy(feedback.getBy())
                .setSource(feedback.getSource())
                .setAt(feedback.getAt())
                .setReason(reason.text())
                .setDetail(detail)
                .setFoundAt(Instant.ofEpochMilli(now))
                .build();
    }

    /// The time, or the nearest one that was and that can be written: some clocks are wrong.
    static Instant bounded(Instant time, long now) {
        Instant latest = Instant.ofEpochMilli(now);
        return time.isAfter(latest) ? latest : time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
    }

    private static String cut(String text) {
        return text.length() <= DETAIL_CHARACTERS ? text : text.substring(0, DETAIL_CHARACTERS);
    }
}
