package io.tidings.app.config;

import io.tidings.learn.drift.FeedbackDriftSettings;
import io.tidings.stream.drift.DriftSettings;

/// How models are watched.
///
/// Components that are left out (null) take their defaults.
///
/// @param enabled      whether `tidings run` watches too: a second stream in the process, with a thread of its own; the
///                     process that learns watches in any case
/// @param topic        the topic of the drift reports
/// @param distribution how labelled events are watched
/// @param feedback     how the error is watched, by feedback
public record DriftSection(Boolean enabled, String topic, DriftSettings distribution,
        FeedbackDriftSettings feedback) {

    private static final String TOPIC = "tidings.drift";

    public DriftSection {
        enabled = enabled != null && enabled;
        topic = topic == null ? TOPIC : topic;
        distribution = distribution == null ? DriftSettings.defaults() : distribution;
        feedback = feedback == null ? FeedbackDriftSettings.defaults() : feedback;
        if (topic.isBlank()) {
            throw new IllegalArgumentException("topic: expected a topic's name, found nothing");
        }
    }

    static DriftSection defaults() {
        return new DriftSection(false, TOPIC, DriftSettings.defaults(), FeedbackDriftSettings.defaults());
    }
}
