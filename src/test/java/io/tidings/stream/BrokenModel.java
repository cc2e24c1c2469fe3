package io.tidings.stream;

import java.util.List;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;

/// A classifier that fails on everything.
final class BrokenModel implements Classifier {

    private final ModelId id;

    BrokenModel(String name) {
        id = ModelId.ofName(name);
    }

    @Override
    public ModelId id() {
        return id;
    }

    @Override
    public LabelSet labels() {
        return WordRules.LABELS;
    }

    @Override
    public List<Classification> classify(List<String> texts) {
        throw new IllegalStateException("out of order");
    }
}
