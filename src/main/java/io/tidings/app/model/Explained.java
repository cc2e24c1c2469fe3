package io.tidings.app.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidings.classify.Explanation;
import io.tidings.classify.Scores;
import io.tidings.classify.Word;
import org.jspecify.annotations.Nullable;

/// A text with its explanation.
///
/// @param lime what LIME says of the same words; null where it was not asked
record Explained(String text, Explanation explanation, @Nullable List<Word> lime) {

    /// One line of `--json`.
    record Report(String label, float confidence, Map<String, Float> scores, List<WordReport> words, String method,
            double completeness, @Nullable List<WordReport> lime, String modelId, String text) {}

    record WordReport(int start, int end, String text, double weight) {}

    Report report(String modelId) {
        Scores scores = explanation.classification().scores();
        var all = new LinkedHashMap<String, Float>();
        for (int c = 0; c < scores.labels().size(); c++) {
            all.put(scores.labels().name(c), scores.score(c));
        }
        return new Report(scores.label(), scores.confidence(), all, words(explanation.words()), explanation.method(),
                explanation.completeness(), lime == null ? null : words(weighty(lime)), modelId, text);
    }

    String part(Word word) {
        return text.substring(word.start(), word.end());
    }

    static List<Word> weighty(List<Word> words) {
        return words.stream().filter(word -> word.weight() != 0).toList();
    }

    private List<WordReport> words(List<Word> words) {
        return words.stream()
                .map(word -> new WordReport(word.start(), word.end(), part(word), word.weight()))
                .toList();
    }
}
