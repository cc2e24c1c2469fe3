package io.tidings.stream;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which labelled events say why they have their label.
///
/// Components that are left out (null) take the values of [#defaults()].
///
/// @param events which of them
/// @param words  how many words an event names at most
public record ExplainSettings(Events events, Integer words) {

    private static final int WORDS = 8;
    private static final int MOST_WORDS = 1_000;

    /// Which events name the words that decided. Explaining a review takes the time of some five labels.
    public enum Events {
        @JsonProperty("none")
        NONE,
        /// Those below `uncertainBelow`.
        @JsonProperty("low-confidence")
        LOW_CONFIDENCE,
        @JsonProperty("all")
        ALL;

        @Override
        public String toString() {
            return this == LOW_CONFIDENCE ? "low-confidence" : name();
        }
    }

    public ExplainSettings {
        events = events == null ? Events.NONE : events;
        words = Require.or(words, WORDS);
        if (words < 1 || words > MOST_WORDS) {
            throw new IllegalArgumentException("words: expected 1.." + MOST_WORDS + ", found " + words);
        }
    }

    public static ExplainSettings defaults() {
        return new ExplainSettings(Events.NONE, WORDS);
    }
}
