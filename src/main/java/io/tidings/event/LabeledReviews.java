package io.tidings.event;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// Writes labelled events in either [OutputFormat] and reads both back. Any number of threads may call it.
public final class LabeledReviews {

    private LabeledReviews() {}

    public static byte[] write(LabeledReview event, OutputFormat format) {
        return switch (format) {
            case AVRO -> SingleObject.write(event);
            case JSON -> LabeledReviewJson.write(event);
        };
    }

    /// Reads an event of any version in any format; its first bytes say which.
    ///
    /// @throws IOException where the bytes are no labelled event; the message says what they are
    public static LabeledReview read(byte[] value) throws IOException {
        if (SingleObject.begins(value)) {
            return SingleObject.readLabeledReview(value);
        }
        if (value.length > 0 && value[0] == '{') {
            return LabeledReviewJson.read(value);
        }
        throw new IOException("expected a labelled event in Avro single-object encoding (C3 01) or JSON, found "
                + Excerpt.of(value));
    }

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
