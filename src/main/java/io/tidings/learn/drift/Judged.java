package io.tidings.learn.drift;

import java.time.Instant;
import java.util.Optional;

import io.tidings.event.TrainingExample;

/// Whether a model had been right about a review, by feedback.
///
/// @param model   the model's name
/// @param modelId the model, by its content
/// @param at      when the feedback was given
public record Judged(String model, String modelId, Instant at, boolean wrong) {

    /// @return nothing where no model had labelled the example's text
    public static Optional<Judged> of(TrainingExample example) {
        return example.getScoredLabel().isEmpty() || example.getModelId().isEmpty()
                ? Optional.empty()
                : Optional.of(new Judged(example.getModel(), example.getModelId(), example.getFeedbackAt(),
                        !example.getScoredLabel().equals(example.getLabel())));
    }
}
