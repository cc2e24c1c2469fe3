package io.tidings.dashboard.view;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/// What became of feedback.
///
/// @param at       when it was said
/// @param source   where
/// @param reason   why it gave no example, in words; empty where it did
/// @param training which training read it: its number from 1, counted from the first that is known
/// @param modelId  what came of that training, where it is published
public record FeedbackFate(String reviewId, String label, Instant at, String source, State state, String reason,
        @Nullable Long training, @Nullable String modelId) {

    /// How far it got, by its name in lower case.
    public enum State {
        /// Nothing has been said of it yet.
        WAITING,
        /// It is a training example.
        JOINED,
        /// The same was said before.
        DUPLICATE,
        /// It is no training example; the reason says why.
        UNMATCHED,
        /// A training has read it.
        TRAINED,
        /// The model of that training became the champion.
        CHAMPION;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
