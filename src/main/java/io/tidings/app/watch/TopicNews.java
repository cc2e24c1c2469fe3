package io.tidings.app.watch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import io.tidings.stream.PlannedTopic;
import io.tidings.stream.PlannedTopic.Role;
import io.tidings.stream.Retention;
import io.tidings.stream.TopicPlan;
import io.tidings.stream.TopicState;

/// Reads what the topics tell of all models, each topic to its end. For one thread.
final class TopicNews {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /// Of labelled events, as many of the newest of each partition are looked at.
    private static final int NEWEST = 50;

    private final Map<String, String> kafka;
    private final List<String> present;
    private final Map<String, ModelNews> models = new TreeMap<>();
    private final Map<String, Map<String, Long>> scoring = new TreeMap<>();

    private TopicNews(Map<String, String> kafka, List<String> present) {
        this.kafka = kafka;
        this.present = present;
    }

    /// @param topics all that are to be read; those that do not exist tell nothing
    /// @throws io.tidings.stream.StreamFailure where no broker answers
    static TopicNews of(Map<String, String> kafka, List<String> topics) {
        var plan = new TopicPlan(topics.stream()
                .map(topic -> new PlannedTopic(topic, Role.LABELED, 1, 1, Retention.hours(-1), 0))
                .toList());
        return new TopicNews(kafka,
                plan.describe(kafka, TIMEOUT).stream().filter(TopicState::exists).map(TopicState::name).toList());
    }

    boolean has(String topic) {
        return present.contains(topic);
    }

    void readEvents(String topic) {
        if (has(topic)) {
            try (var tail = new TopicTail<>(kafka, topic, EventCodec.MODEL_EVENT)) {
                tail.readToEnd(event -> model(event.getModel()).add(event));
            }
        }
    }

    void readExamples(String topic) {
        if (has(topic)) {
            try (var tail = new TopicTail<>(kafka, topic, EventCodec.TRAINING_EXAMPLE)) {
                tail.readToEnd(example -> model(example.getModel()).add(example));
            }
        }
    }

    void readDrift(String topic) {
        if (has(topic)) {
            try (var tail = new TopicTail<>(kafka, topic, EventCodec.DRIFT_REPORT)) {
                tail.readToEnd(report -> model(report.getModel()).add(report));
            }
        }
    }

    /// Which models the newest events name.
    ///
    /// @param main the name of the model whose label stands in the events themselves
    void readLabeled(String topic, String main) {
        if (has(topic)) {
            try (var tail = new TopicTail<>(kafka, topic, EventCodec.LABELED_REVIEW)) {
                tail.skipTo(NEWEST);
                tail.readToEnd(event -> labeled(event, main));
            }
        }
    }

    private void labeled(LabeledReview event, String main) {
        scored(main, event.getModelId());
        event.getModels().orElse(Map.of()).forEach((name, label) -> scored(name, label.getModelId()));
    }

    private void scored(String model, String modelId) {
        scoring.computeIfAbsent(model, name -> new TreeMap<>()).merge(modelId, 1L, Long::sum);
        model(model);
    }

    /// What is known of the models of a name; of a new name, nothing yet.
    ModelNews model(String name) {
        return models.computeIfAbsent(name, key -> new ModelNews());
    }

    /// The models in the newest labelled events, with their numbers of events.
    Map<String, Long> scoring(String name) {
        return scoring.getOrDefault(name, Map.of());
    }

    /// All names that were told of.
    List<String> names() {
        return List.copyOf(models.keySet());
    }
}
