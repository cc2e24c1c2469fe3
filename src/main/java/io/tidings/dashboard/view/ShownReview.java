package io.tidings.dashboard.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.tidings.classify.Word;
import org.jspecify.annotations.Nullable;

/// A labelled review as it is shown.
///
/// @param text       at most [#TEXT] chars of it; empty where the labelled event has none
/// @param scores     the probability of each label
/// @param confidence the largest score, 0..1
/// @param uncertain  whether the confidence was below the threshold at the time of scoring
/// @param modelId    64 hexadecimal digits
/// @param at         when it was written
/// @param topic      the source topic; with partition and offset, where the review itself lies
/// @param words      the words that decided the label, where the labelled event tells them
/// @param feedback   the newest label that feedback gave it, where it is known
public record ShownReview(String id, String subject, String text, String label, Map<String, Float> scores,
        float confidence, boolean uncertain, String modelId, Instant at, Instant scoredAt, String topic, int partition,
        long offset, @Nullable List<Word> words, @Nullable String feedback) {

    /// The most chars of a text that are kept.
    public static final int TEXT = 4_000;

    public ShownReview {
        scores = Map.copyOf(scores);
        words = words == null ? null : List.copyOf(words);
    }

    /// The time of the windows that count it: when it was written, but not after it was labelled.
    public Instant countedAt() {
        return at.isAfter(scoredAt) ? scoredAt : at;
    }

    /// This review, with what feedback says of it.
    public ShownReview withFeedback(@Nullable String given) {
        return new ShownReview(id, subject, text, label, scores, confidence, uncertain, modelId, at, scoredAt, topic,
                partition, offset, words, given);
    }
}
