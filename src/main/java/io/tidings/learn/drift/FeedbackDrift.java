package io.tidings.learn.drift;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.tidings.event.DriftReport;
import io.tidings.event.TrainingExample;

/// Watches by feedback whether models have become worse.
public final class FeedbackDrift {

    /// Models watched at once. Feedback on a model goes on for a while when another has taken its place; beyond this
    /// the one that has had none for longest is forgotten.
    static final int MOST_MODELS = 16;

    /// The kind of its reports.
    static final String KIND = "error";

    private FeedbackDrift() {}

    /// What is known of each model's error so far: a function of the examples that it was given, in their order, and of
    /// nothing else. Nothing of an example's text is kept. For one thread.
    public static final class State {

        private final FeedbackDriftSettings settings;
        private final Map<String, ErrorState> models = new LinkedHashMap<>(MOST_MODELS, 0.75f, true);

        public State(FeedbackDriftSettings settings) {
            this.settings = settings;
        }

        /// Takes the next example.
        ///
        /// @return a report where the error of its model has changed, and every so many examples; an alarm where the
        ///         error has grown
        public Optional<DriftReport> add(TrainingExample example) {
            return Judged.of(example).flatMap(this::add);
        }

        /// As above, for an example of which only this much was kept.
        public Optional<DriftReport> add(Judged one) {
            String key = one.modelId() + '/' + one.model();
            ErrorState error = models.computeIfAbsent(key, k -> new ErrorState(settings));
            if (models.size() > MOST_MODELS) {
                models.remove(models.keySet().iterator().next());
            }
            return error.add(one);
        }

        int models() {
            return models.size();
        }
    }
}
