package io.tidings.stream;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tidings.classify.Classification;
import io.tidings.classify.Scores;
import io.tidings.classify.Word;
import io.tidings.event.DeadLetterReason;
import io.tidings.event.DecidingWord;
import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import io.tidings.event.LabeledReviews;
import io.tidings.event.ModelLabel;
import io.tidings.event.Review;
import io.tidings.event.SourceRecord;
import io.tidings.stream.Outcome.Judgment;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Makes labelled events of outcomes, as the settings want them.
final class EventWriter {

    private final ScoreSettings settings;

    EventWriter(ScoreSettings settings) {
        this.settings = settings;
    }

    byte[] write(Outcome.Labeled labeled, SourceRecord source) {
        return EventCodec.LABELED_REVIEW.write(event(labeled, source), settings.output().format());
    }

    /// Why an event may not be written; empty where it may.
    Optional<Outcome.Refused> tooLarge(byte @Nullable [] key, byte[] event, Headers headers) {
        long size = RecordSize.of(key, event, headers);
        return size <= settings.limits().recordBytes()
                ? Optional.empty()
                : Optional.of(new Outcome.Refused(DeadLetterReason.EVENT_TOO_LARGE, "the labelled event would have "
                        + size + " bytes, the limit is " + settings.limits().recordBytes() + " (limits.recordBytes)",
                        null));
    }

    private LabeledReview event(Outcome.Labeled labeled, SourceRecord source) {
        Review review = labeled.review();
        Classification found = labeled.main().classification();
        Scores scores = found.scores();
        var event = new LabeledReview();
        event.setId(review.getId());
        event.setSubject(review.getSubject());
        event.setLabel(scores.label());
        event.setScores(byLabel(scores));
        event.setConfidence(scores.confidence());
        event.setUncertain(scores.uncertain(settings.uncertainBelow()));
        event.setModelId(labeled.main().model().value());
        event.setSourceTopic(source.topic());
        event.setSourcePartition(source.partition());
        event.setSourceOffset(source.offset());
        event.setEventTime(review.getCreatedAt());
        event.setScoredAt(Instant.ofEpochMilli(labeled.scoredAt()));
        event.setTruncated(found.truncated());
        event.setScript(found.script());
        event.setTokens(found.tokens());
        event.setUnknownTokens(found.unknown());
        if (settings.output().includeText()) {
            event.setText(review.getText());
        }
        event.setAttributes(LabeledReviews.attributesOf(review));
        if (!labeled.others().isEmpty()) {
            event.setModels(labels(labeled.others()));
        }
        List<Word> words = labeled.main().words();
        if (words != null) {
            event.setWords(words.stream()
                    .map(word -> new DecidingWord(word.start(), word.end(), (float) word.weight()))
                    .toList());
        }
        return event;
    }

    private Map<String, ModelLabel> labels(Map<String, Judgment> others) {
        var labels = HashMap.<String, ModelLabel>newHashMap(others.size());
        others.forEach((name, judgment) -> {
            Scores scores = judgment.classification().scores();
            labels.put(name, new ModelLabel(scores.label(), byLabel(scores), scores.confidence(),
                    scores.uncertain(settings.uncertainBelow()), judgment.model().value()));
        });
        return labels;
    }

    private static Map<String, Float> byLabel(Scores scores) {
        var byLabel = HashMap.<String, Float>newHashMap(scores.labels().size());
        for (int c = 0; c < scores.labels().size(); c++) {
            byLabel.put(scores.labels().name(c), scores.score(c));
        }
        return byLabel;
    }
}
