package io.tidings.dashboard.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.Explainer;
import io.tidings.classify.Explanation;
import io.tidings.classify.Scores;
import io.tidings.dashboard.web.Operation.Guard;
import io.tidings.dashboard.web.PageSources.Labeling;

/// Labels texts that are sent to it, by the model in use at that moment, and says which words decided.
final class TryOperations {

    private static final int MOST_TEXTS = 256;
    private static final String TEXT = "text";
    private static final String TEXTS = "texts";

    private final Labeling labeling;

    TryOperations(Labeling labeling) {
        this.labeling = labeling;
    }

    List<Operation> all() {
        return List.of(Operation.post("/api/v1/classify", Guard.TRY, this::classify),
                Operation.post("/api/v1/explain", Guard.TRY, this::explain));
    }

    /// A label as it is answered.
    record Labeled(String label, Map<String, Float> scores, float confidence, boolean uncertain, String modelId) {}

    record Batch(List<Labeled> results) {}

    record Explained(String label, Map<String, Float> scores, float confidence, boolean uncertain, String modelId,
            List<Word> words, String method, double completeness) {}

    /// @param start  of the word in the text, in chars (UTF-16)
    /// @param weight above 0 where it speaks for the label
    record Word(int start, int end, String text, double weight) {}

    private Answer classify(Call call) {
        JsonBody body = call.body().get().requireOnly(Set.of(TEXT, TEXTS));
        if (body.has(TEXT) == body.has(TEXTS)) {
            throw Problem.of(400, "the body: expected either 'text' or 'texts'");
        }
        Classifier model = model();
        if (body.has(TEXT)) {
            String text = checked(body.text(TEXT));
            call.spend().accept(1);
            return Answer.json(labeled(model, model.classify(text)));
        }
        List<String> texts = body.texts(TEXTS);
        if (texts.isEmpty() || texts.size() > MOST_TEXTS) {
            throw Problem.of(400, "texts: expected 1 to " + MOST_TEXTS + ", found " + texts.size());
        }
        texts.forEach(this::checked);
        call.spend().accept(texts.size());
        return Answer.json(new Batch(model.classify(texts).stream().map(found -> labeled(model, found)).toList()));
    }

    private Answer explain(Call call) {
        String text = checked(call.body().get().requireOnly(Set.of(TEXT)).text(TEXT));
        Classifier model = model();
        if (!(model instanceof Explainer explainer)) {
            throw Problem.of(501, "model " + model.id().abbreviated() + " cannot say which words decided");
        }
        call.spend().accept(1);
        Explanation why = explainer.explain(text);
        Labeled labeled = labeled(model, why.classification());
        var words = why.words()
                .stream()
                .map(word -> new Word(word.start(), word.end(), text.substring(word.start(), word.end()),
                        word.weight()))
                .toList();
        return Answer.json(new Explained(labeled.label(), labeled.scores(), labeled.confidence(), labeled.uncertain(),
                labeled.modelId(), words, why.method(), why.completeness()));
    }

    private Classifier model() {
        return labeling.models().main().current();
    }

    private String checked(String text) {
        if (text.length() > labeling.textCharacters()) {
            throw Problem.of(413, "text: expected at most " + labeling.textCharacters() + " characters, found "
                    + text.length());
        }
        return text;
    }

    private Labeled labeled(Classifier model, Classification found) {
        Scores scores = found.scores();
        var byLabel = new LinkedHashMap<String, Float>();
        for (int i = 0; i < scores.labels().size(); i++) {
            byLabel.put(scores.labels().name(i), scores.score(i));
        }
        return new Labeled(scores.label(), byLabel, scores.confidence(), scores.uncertain(labeling.uncertainBelow()),
                model.id().value());
    }
}
