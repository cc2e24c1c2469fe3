package io.tidings.dashboard.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// The models of one name.
///
/// @param champion         the id of the one in use; null where none was promoted
/// @param models           published ones, newest first
/// @param events           what happened to them, newest first
/// @param acknowledgements the newest model that each instance took up
/// @param accuracy         by feedback, in the order of time
/// @param drift            reports in the order of time
public record NamedModels(String name, @Nullable String champion, List<ShownModel> models,
        List<ShownModelEvent> events, List<Acknowledgement> acknowledgements, List<Accuracy> accuracy,
        List<Drift> drift) {

    public NamedModels {
        models = List.copyOf(models);
        events = List.copyOf(events);
        acknowledgements = List.copyOf(acknowledgements);
        accuracy = List.copyOf(accuracy);
        drift = List.copyOf(drift);
    }

    /// An instance labels with a model.
    public record Acknowledgement(String instance, String modelId, Instant at) {}

    /// How often feedback agreed with what the models had said.
    ///
    /// @param at       of the newest feedback in it
    /// @param accuracy of the last so many examples with a label of a model, 0..1
    /// @param examples so many, counted from the first
    public record Accuracy(Instant at, double accuracy, long examples) {}

    /// A report of drift.
    ///
    /// @param kind `distribution` or `error`
    public record Drift(Instant at, String kind, boolean alarm, Map<String, Double> figures) {

        public Drift {
            figures = Map.copyOf(figures);
        }
    }
}
