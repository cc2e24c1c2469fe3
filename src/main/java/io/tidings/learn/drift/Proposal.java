package io.tidings.learn.drift;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.tidings.event.DriftReport;

/// That drift gives a reason to train. A proposal is all that drift ever leads to: whether a model is trained is for
/// the trainer, and whether one is swapped for the gate.
///
/// @param model   the model's name
/// @param modelId the model that the drift was seen on; one that has been replaced since needs no training for it
/// @param reason  in words, for people
public record Proposal(String model, String modelId, String reason) {

    /// @return nothing where the report is no alarm
    public static Optional<Proposal> of(DriftReport report) {
        if (!report.getAlarm()) {
            return Optional.empty();
        }
        String figures = report.getAlarms()
                .stream()
                .map(name -> name + " "
                        + String.format(Locale.ROOT, "%.3f", report.getMeasures().getOrDefault(name, Double.NaN)))
                .collect(Collectors.joining(", "));
        return Optional.of(new Proposal(report.getModel(), report.getModelId(), "drift of " + report.getKind() + ": "
                + figures + " in " + report.getCount() + " events from " + report.getFrom() + " to "
                + report.getTo()));
    }
}
