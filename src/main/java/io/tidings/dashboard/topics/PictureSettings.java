package io.tidings.dashboard.topics;

import java.util.Map;
import java.util.Set;

/// Where the picture is read from.
///
/// @param kafka  properties of Kafka's clients
/// @param topics whose records it shows
/// @param stream which consumer group labels, from which topics
/// @param model  the name of the model whose labels stand in the labelled events, such as `sentiment`
/// @param bounds how much is kept
public record PictureSettings(Map<String, String> kafka, Topics topics, Stream stream, String model, Bounds bounds) {

    public PictureSettings {
        kafka = Map.copyOf(kafka);
    }

    /// The topics' names. They need not exist.
    ///
    /// @param labels   of reviews: labelled events, windows, alerts and dead letters
    /// @param feedback what people say, and what comes of it
    /// @param models   and what happened to them
    public record Topics(Labels labels, Feedback feedback, Models models) {}

    public record Labels(String labeled, String windows, String alerts, String deadLetters) {}

    public record Feedback(String given, String unmatched, String examples) {}

    public record Models(String models, String events, String drift) {}

    /// @param group  the consumer group of the instances, which is their application id
    /// @param inputs the topics that they read
    public record Stream(String group, Set<String> inputs) {

        public Stream {
            inputs = Set.copyOf(inputs);
        }
    }

    /// The most of each kind that is kept; of more, the newest.
    ///
    /// @param reviews          of all subjects together
    /// @param reviewCharacters of their texts together
    /// @param subjects         with reviews or windows of their own; those that were heard of last
    /// @param windows          of all subjects and sizes together
    /// @param feedback         also of what became of it
    /// @param deadLetters      with what is in them
    /// @param reviewsPerSecond that are looked at; beyond that they are counted only
    public record Bounds(int reviews, long reviewCharacters, int subjects, int windows, int feedback, int deadLetters,
            int reviewsPerSecond) {

        private static final Bounds DEFAULTS = new Bounds(20_000, 16_000_000, 1_000, 60_000, 20_000, 1_000, 10_000);

        /// @throws IllegalArgumentException where one is below 1
        public Bounds {
            if (Math.min(Math.min(Math.min(reviews, subjects), Math.min(windows, feedback)),
                    Math.min(deadLetters, reviewsPerSecond)) < 1 || reviewCharacters < 1) {
                throw new IllegalArgumentException("bounds: expected each to be at least 1, found " + reviews + ", "
                        + reviewCharacters + ", " + subjects + ", " + windows + ", " + feedback + ", " + deadLetters
                        + ", " + reviewsPerSecond);
            }
        }

        /// Some tens of megabytes when full.
        public static Bounds defaults() {
            return DEFAULTS;
        }
    }
}
