package io.tidings.dashboard.topics;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.tidings.dashboard.view.NamedModels.Acknowledgement;
import io.tidings.dashboard.view.ShownModelEvent;

/// What happened to the models of one name. Not for several threads.
final class ModelHistoryState {

    private static final int EVENTS = 300;
    private static final int INSTANCES = 200;
    private static final int TRAININGS = 1_000;
    private static final int PROMOTED = 1_000;

    private final NewestState<Long, ShownModelEvent> events = new NewestState<>(EVENTS);
    private final NewestState<String, Acknowledgement> acknowledged = new NewestState<>(INSTANCES);
    private final NewestState<Instant, Training> trainings = new NewestState<>(TRAININGS);
    private final NewestState<String, Instant> promoted = new NewestState<>(PROMOTED);
    private String shadow = "";
    private long count;
    private long begun;

    /// @throws IOException where a training's plan cannot be read; all else is taken in
    void add(ShownModelEvent event) throws IOException {
        if (event.kind().equals("acknowledged")) {
            acknowledged.put(event.instance(), new Acknowledgement(event.instance(), event.modelId(), event.at()));
            return;
        }
        events.put(count, event);
        count++;
        switch (event.kind()) {
            case "training-started" -> begin(event);
            case "promoted", "rolled-back" -> {
                promoted.put(event.modelId(), event.at());
                shadow = ""; // it was compared with the former champion
                end(event, event.modelId());
            }
            case "shadow" -> {
                shadow = event.modelId();
                end(event, event.modelId());
            }
            case "rejected" -> end(event, "");
            case "training-failed" -> end(event, null);
            default -> {
            }
        }
    }

    private void begin(ShownModelEvent event) throws IOException {
        Instant name = Training.name(event.figures());
        if (name != null && event.report() != null) {
            // One that was interrupted is announced again.
            long number = trainings.get(name).map(Training::number).orElse(begun + 1);
            trainings.put(name, Training.begun(number, event.report()));
            begun = Math.max(begun, number);
        }
    }

    private void end(ShownModelEvent event, @org.jspecify.annotations.Nullable String modelId) {
        Instant name = Training.name(event.figures());
        if (name != null) {
            trainings.get(name).ifPresent(training -> trainings.put(name, training.ended(modelId)));
        }
    }

    /// What became of an example: the first training that read it and whose model was promoted, else the first that read
    /// it and did not fail.
    Optional<Fate> fateOf(int partition, long offset) {
        Fate first = null;
        for (Training training : trainings.values()) {
            if (training.covers(partition, offset) && !training.failed()) {
                String id = training.modelId();
                boolean champion = id != null && promoted.get(id).isPresent();
                if (champion) {
                    return Optional.of(new Fate(training, true));
                }
                first = first == null ? new Fate(training, false) : first;
            }
        }
        return Optional.ofNullable(first);
    }

    /// @param champion whether its model was promoted
    record Fate(Training training, boolean champion) {}

    boolean isShadow(String modelId) {
        return shadow.equals(modelId);
    }

    Set<String> promoted() {
        return new HashSet<>(promoted.entries().keySet());
    }

    /// When each model was last promoted.
    Map<String, Instant> promotions() {
        return new LinkedHashMap<>(promoted.entries());
    }

    /// Newest first.
    List<ShownModelEvent> events() {
        return List.copyOf(new ArrayList<>(events.values()).reversed());
    }

    List<Acknowledgement> acknowledgements() {
        return List.copyOf(acknowledged.values());
    }
}
