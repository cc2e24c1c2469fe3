package io.tidings.app.demo;

import java.util.List;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;
import io.tidings.classify.Scores;

/// Calls a text positive where it says good.
final class RuleClassifier implements Classifier {

    private static final LabelSet LABELS = LabelSet.of("neg", "pos");

    @Override
    public ModelId id() {
        return ModelId.ofName("good is good");
    }

    @Override
    public LabelSet labels() {
        return LABELS;
    }

    @Override
    public List<Classification> classify(List<String> texts) {
        return texts.stream().map(text -> {
            float positive = text.contains("good") ? 0.9f : 0.2f;
            return new Classification(new Scores(LABELS, 1 - positive, positive), 1, 0, false, "Latn");
        }).toList();
    }
}
