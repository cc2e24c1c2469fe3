package io.tidings.event;

import java.util.Map;
import java.util.TreeMap;

/// What labelled events take over from their reviews.
public final class LabeledReviews {

    private LabeledReviews() {}

    /// What an event repeats of its review under `attributes`.
    public static Map<String, String> attributesOf(Review review) {
        if (review.getAuthor().isEmpty() && review.getSource().isEmpty() && review.getLanguage().isEmpty()) {
            return review.getAttributes();
        }
        var all = new TreeMap<>(review.getAttributes());
        review.getAuthor().ifPresent(author -> all.putIfAbsent("author", author));
        review.getSource().ifPresent(source -> all.putIfAbsent("source", source));
        review.getLanguage().ifPresent(language -> all.putIfAbsent("language", language));
        return all;
    }
}
