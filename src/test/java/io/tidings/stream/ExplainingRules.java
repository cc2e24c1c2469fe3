package io.tidings.stream;

import java.util.List;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.Explainer;
import io.tidings.classify.Explanation;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;
import io.tidings.classify.Word;

/// Rules that say why, of a text of three words.
final class ExplainingRules implements Classifier, Explainer {

    private final WordRules rules = new WordRules("explaining");

    @Override
    public ModelId id() {
        return rules.id();
    }

    @Override
    public LabelSet labels() {
        return rules.labels();
    }

    @Override
    public List<Classification> classify(List<String> texts) {
        return rules.classify(texts);
    }

    @Override
    public Explanation explain(String text) {
        if (text.contains("INEXPLICABLE")) {
            throw new IllegalStateException("nobody knows");
        }
        return new Explanation(WordRules.outcome(text),
                List.of(new Word(0, 1, 0.5), new Word(2, 6, -2.5), new Word(7, 10, 1.25)), "rules", 1);
    }
}
