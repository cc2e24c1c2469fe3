package io.tidings.stream;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which labelled events say why they have their label, and how long labelling may wait for that.
///
/// Components that are left out (null) take the values of [#defaults()].
///
/// @param events  which of them
/// @param words   how many words an event names at most
/// @param millis  how long a batch may take to be explained, beside what is in hand when the time is over; 0 for as
///                long as it takes
/// @param threads how many threads explain a batch at most, the stream's own among them
public record ExplainSettings(Events events, Integer words, Integer millis, Integer threads) {

    private static final int WORDS = 8;
    private static final int MOST_WORDS = 1_000;
    private static final int MILLIS = 50;
    private static final int THREADS = 2;

    /// Which events name the words that decided. Explaining a review takes the time of four to eight labels.
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
        millis = Require.atLeast(0, "millis", Require.or(millis, MILLIS));
        threads = Require.atLeast(1, "threads", Require.or(threads, THREADS));
    }

    public static ExplainSettings defaults() {
        return new ExplainSettings(Events.NONE, WORDS, MILLIS, THREADS);
    }

    public ExplainSettings withEvents(Events other) {
        return new ExplainSettings(other, words, millis, threads);
    }

    /// For as long as it takes.
    ExplainSettings unhurried() {
        return new ExplainSettings(events, words, 0, threads);
    }
}
