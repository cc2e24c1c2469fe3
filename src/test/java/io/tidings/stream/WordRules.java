package io.tidings.stream;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;
import io.tidings.classify.Scores;

/// A classifier of a few rules: `good` makes a text positive, `POISON` makes the model fail, and every text has scores
/// of its own, so that outcomes that went to the wrong record are found out.
final class WordRules implements Classifier {

    static final LabelSet LABELS = LabelSet.of("neg", "pos");

    private final ModelId id;
    private final List<Integer> batches = new CopyOnWriteArrayList<>();

    WordRules(String name) {
        id = ModelId.ofName(name);
    }

    /// The size of each batch so far, failed ones included.
    List<Integer> batches() {
        return batches;
    }

    @Override
    public ModelId id() {
        return id;
    }

    @Override
    public LabelSet labels() {
        return LABELS;
    }

    @Override
    public List<Classification> classify(List<String> texts) {
        batches.add(texts.size());
        return texts.stream().map(WordRules::outcome).toList();
    }

    static Classification outcome(String text) {
        if (text.contains("POISON")) {
            throw new IllegalArgumentException("cannot swallow this");
        }
        float larger = 0.5f + (text.hashCode() >>> 1) / (float) Integer.MAX_VALUE * 0.49f;
        Scores scores = text.contains("good")
                ? new Scores(LABELS, 1 - larger, larger)
                : new Scores(LABELS, larger, 1 - larger);
        return new Classification(scores, text.split(" ").length, 1, text.length() > 80,
                text.contains("맛") ? "Hang" : "Latn");
    }
}
