package io.tidings.stream;

import java.util.List;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.Explainer;
import io.tidings.classify.Explanation;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;
import io.tidings.classify.Word;

/// Rules that say why, of the text "a good one", however far in it stands.
final class ExplainingRules implements Classifier, Explainer {

    private final WordRules rules = new WordRules("explaining");
    private final Runnable onExplain;

    ExplainingRules() {
        this(() -> {});
    }

    /// @param onExplain run for every explanation
    ExplainingRules(Runnable onExplain) {
        this.onExplain = onExplain;
    }

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
        onExplain.run();
        if (text.contains("INEXPLICABLE")) {
            throw new IllegalStateException("nobody knows");
        }
        int at = text.length() - text.stripLeading().length();
        return new Explanation(WordRules.outcome(text), List.of(new Word(at, at + 1, 0.5),
                new Word(at + 2, at + 6, -2.5), new Word(at + 7, at + 10, 1.25)), "rules", 1);
    }
}
