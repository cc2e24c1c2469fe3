package io.tidings.dashboard.view;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/// Which reviews are asked for; what is null does not matter.
///
/// @param minConfidence 0..1, inclusive, as is the other end
/// @param text          found in the review's text, whatever the case
/// @param from          the time that it is counted under, inclusive
/// @param to            exclusive
/// @param limit         the most reviews; at least 1, more than [#MOST] are never given
public record ReviewQuery(@Nullable String subject, @Nullable String label, double minConfidence, double maxConfidence,
        @Nullable String text, @Nullable Instant from, @Nullable Instant to, Order order, int limit) {

    /// The most reviews of an answer.
    public static final int MOST = 500;

    /// How reviews are sorted.
    public enum Order {
        /// The last that was read first.
        NEWEST,
        /// The least confidence first, without those that feedback tells the label of.
        UNCERTAIN
    }

    /// @throws IllegalArgumentException where a value makes no sense; the message begins with its name
    public ReviewQuery {
        if (!(minConfidence >= 0 && minConfidence <= 1)) {
            throw new IllegalArgumentException("minConfidence: expected 0 to 1, found " + minConfidence);
        }
        if (!(maxConfidence >= minConfidence && maxConfidence <= 1)) {
            throw new IllegalArgumentException(
                    "maxConfidence: expected " + minConfidence + " to 1, found " + maxConfidence);
        }
        limit = Limits.limit(limit, MOST);
    }

    /// Whether a review is asked for.
    public Predicate<ShownReview> filter() {
        String folded = text == null ? "" : text.toLowerCase(Locale.ROOT);
        return review -> (subject == null || subject.equals(review.subject()))
                && (label == null || label.equals(review.label()))
                && review.confidence() >= minConfidence && review.confidence() <= maxConfidence
                && (from == null || !review.countedAt().isBefore(from))
                && (to == null || review.countedAt().isBefore(to))
                && (folded.isEmpty() || review.text().toLowerCase(Locale.ROOT).contains(folded));
    }

    /// The newest, whatever they are.
    public static ReviewQuery newest(int limit) {
        return new ReviewQuery(null, null, 0, 1, null, null, null, Order.NEWEST, limit);
    }
}
