package io.tidings.stream;

import java.util.List;
import java.util.concurrent.Semaphore;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;

/// Scores as many texts as there are permits, then waits for more.
record MeteredModel(String name, Semaphore permits) implements Classifier {

    @Override
    public ModelId id() {
        return ModelId.ofName(name);
    }

    @Override
    public LabelSet labels() {
        return WordRules.LABELS;
    }

    @Override
    public List<Classification> classify(List<String> texts) {
        try {
            permits.acquire(texts.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return texts.stream().map(WordRules::outcome).toList();
    }
}
