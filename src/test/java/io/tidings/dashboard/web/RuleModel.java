package io.tidings.dashboard.web;

import java.util.ArrayList;
import java.util.List;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.Explainer;
import io.tidings.classify.Explanation;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;
import io.tidings.classify.Scores;
import io.tidings.classify.Word;

/// What has `good` in it is positive, and that word decided.
record RuleModel(ModelId id) implements Classifier, Explainer {

    private static final LabelSet LABELS = new LabelSet(List.of("neg", "pos"));

    RuleModel() {
        this(ModelId.ofName("rule"));
    }

    /// The same without a say in why.
    static Classifier mute() {
        var model = new RuleModel();
        return new Classifier() {

            @Override
            public ModelId id() {
                return model.id();
            }

            @Override
            public LabelSet labels() {
                return LABELS;
            }

            @Override
            public List<Classification> classify(List<String> texts) {
                return model.classify(texts);
            }
        };
    }

    @Override
    public LabelSet labels() {
        return LABELS;
    }

    @Override
    public List<Classification> classify(List<String> texts) {
        return texts.stream().map(RuleModel::scored).toList();
    }

    @Override
    public Explanation explain(String text) {
        var words = new ArrayList<Word>();
        int at = text.indexOf("good");
        if (at >= 0) {
            words.add(new Word(at, at + 4, 2));
        }
        return new Explanation(scored(text), words, "rule", 1);
    }

    private static Classification scored(String text) {
        float positive = text.contains("good") ? 0.75f : 0.375f;
        return new Classification(new Scores(LABELS, 1 - positive, positive), 1, 0, false, "Latn");
    }
}
