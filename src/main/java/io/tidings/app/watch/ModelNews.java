package io.tidings.app.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tidings.event.DriftReport;
import io.tidings.event.ModelEvent;
import io.tidings.event.TrainingExample;

/// What the topics tell of the models of one name. Bounded by the number of models and processes, not of events.
/// For one thread.
final class ModelNews {

    private final Map<String, ModelEvent> changes = new HashMap<>(); // by model id: how it last became champion
    private final Map<String, ModelEvent> acknowledged = new HashMap<>(); // by process: its latest
    private final Map<String, ModelEvent> refused = new HashMap<>(); // by process: its latest
    private final Map<String, ModelEvent> decided = new HashMap<>(); // by kind: the latest
    private final Map<String, Judgement> judged = new HashMap<>(); // by model id
    private final Map<String, DriftReport> drift = new HashMap<>(); // by kind and model id: the latest

    /// How often a model was right, by feedback.
    ///
    /// @param conflicts examples on which people disagree
    record Judgement(long examples, long right, long conflicts) {

        Judgement plus(Judgement other) {
            return new Judgement(examples + other.examples, right + other.right, conflicts + other.conflicts);
        }
    }

    void add(ModelEvent event) {
        switch (event.getKind()) {
            case "promoted", "rolled-back" -> {
                newer(changes, event.getModelId(), event);
                newer(decided, event.getKind(), event);
            }
            case "acknowledged" -> newer(acknowledged, event.getInstance(), event);
            case "refused" -> newer(refused, event.getInstance(), event);
            default -> newer(decided, event.getKind(), event);
        }
    }

    void add(TrainingExample example) {
        boolean right = example.getLabel().equals(example.getScoredLabel());
        judged.merge(example.getModelId(), new Judgement(1, right ? 1 : 0, example.getConflict() ? 1 : 0),
                Judgement::plus);
    }

    void add(DriftReport report) {
        drift.merge(report.getKind() + '/' + report.getModelId(), report,
                (a, b) -> a.getTo().isAfter(b.getTo()) ? a : b);
    }

    /// How a model last became champion.
    Optional<ModelEvent> change(String modelId) {
        return Optional.ofNullable(changes.get(modelId));
    }

    /// The processes whose latest word is that they use a model, the first first.
    List<ModelEvent> users(String modelId) {
        return of(acknowledged, modelId);
    }

    /// The processes whose latest refusal is of a model.
    List<ModelEvent> refusals(String modelId) {
        return of(refused, modelId);
    }

    /// The latest training or decision, whatever it was about.
    Optional<ModelEvent> latestDecision() {
        return decided.values().stream().max(Comparator.comparing(ModelEvent::getAt));
    }

    /// By feedback on what a model had said; nothing where there was none.
    Optional<Judgement> judgement(String modelId) {
        return Optional.ofNullable(judged.get(modelId));
    }

    /// All examples, whichever model had labelled them.
    Judgement all() {
        return judged.values().stream().reduce(new Judgement(0, 0, 0), Judgement::plus);
    }

    /// The latest report of a kind on a model.
    Optional<DriftReport> drift(String kind, String modelId) {
        return Optional.ofNullable(drift.get(kind + '/' + modelId));
    }

    private static void newer(Map<String, ModelEvent> map, String key, ModelEvent event) {
        map.merge(key, event, (a, b) -> a.getAt().isAfter(b.getAt()) ? a : b);
    }

    private static List<ModelEvent> of(Map<String, ModelEvent> byProcess, String modelId) {
        var events = new ArrayList<>(
                byProcess.values().stream().filter(event -> event.getModelId().equals(modelId)).toList());
        events.sort(Comparator.comparing(ModelEvent::getAt));
        return events;
    }
}
