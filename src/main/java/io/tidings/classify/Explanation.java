package io.tidings.classify;

import java.util.Comparator;
import java.util.List;

/// Why a text got its label: how much each of its words moved the label's log-odds, `log(p / (1 - p))`.
///
/// @param classification what the model says of the text; the words explain its label
/// @param words          in the order of the text, not overlapping; words that were not read are left out
/// @param method         how the weights were found, such as `integrated-gradients`
/// @param completeness   what the weights sum to, as a share of the difference between the label's log-odds for the
///                       text and for a text without any known word; 1 where they account for all of it
public record Explanation(Classification classification, List<Word> words, String method, double completeness) {

    public Explanation {
        words = List.copyOf(words);
    }

    /// The words that decided: the `most` with the largest weights, whichever way they speak, the largest first.
    public List<Word> deciding(int most) {
        return words.stream()
                .filter(word -> word.weight() != 0)
                .sorted(Comparator.comparingDouble(word -> -Math.abs(word.weight())))
                .limit(most)
                .toList();
    }
}
