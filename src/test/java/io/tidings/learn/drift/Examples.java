package io.tidings.learn.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.tidings.event.TrainingExample;

/// Examples whose model was wrong with a given probability, a second apart.
final class Examples {

    static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private final Random random;
    private int made;

    Examples(long seed) {
        this.random = new Random(seed);
    }

    List<TrainingExample> of(String modelId, int count, double error) {
        var examples = new ArrayList<TrainingExample>(count);
        for (int i = 0; i < count; i++) {
            examples.add(one(modelId, error));
        }
        return examples;
    }

    private TrainingExample one(String modelId, double error) {
        var example = new TrainingExample();
        Instant at = START.plusSeconds(made);
        example.setId("r" + made++);
        example.setSubject("kettle");
        example.setText("a text");
        example.setAuthor("");
        example.setModel("sentiment");
        example.setLabel("pos");
        example.setWeight(1f);
        example.setSource("");
        example.setBy("");
        example.setVotes(Map.of());
        example.setFeedbackAt(at);
        example.setEventTime(at);
        example.setScoredLabel(random.nextDouble() < error ? "neg" : "pos");
        example.setScores(Map.of());
        example.setModelId(modelId);
        return example;
    }
}
