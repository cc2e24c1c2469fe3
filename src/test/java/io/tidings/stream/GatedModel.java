package io.tidings.stream;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;

/// Scores nothing until a gate is opened.
record GatedModel(CountDownLatch gate) implements Classifier {

    @Override
    public ModelId id() {
        return ModelId.ofName("gated");
    }

    @Override
    public LabelSet labels() {
        return WordRules.LABELS;
    }

    @Override
    public List<Classification> classify(List<String> texts) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return texts.stream().map(WordRules::outcome).toList();
    }
}
