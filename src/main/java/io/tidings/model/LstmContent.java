package io.tidings.model;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.tidings.classify.LabelSet;
import io.tidings.nn.Weights;
import io.tidings.text.Vocabulary;

/// All that a model knows, apart from where it came from. Immutable: nobody writes to the weights.
///
/// @param labels      C names, in the order of the output neurons
/// @param vocabulary  V words
/// @param excerpt     how much of a long text is read
/// @param weights     each one exactly a half-precision number
/// @param temperature divides the logits, so that confidence means what it says
/// @param baseline    the linear model that was trained on the same examples
/// @param measured    figures from training, such as `validationAccuracy`, by name
public record LstmContent(LabelSet labels, Vocabulary vocabulary, Excerpt excerpt, Weights weights, float temperature,
        LinearBaseline baseline, Map<String, Double> measured) {

    public LstmContent {
        measured = Map.copyOf(new TreeMap<>(measured));
        var spec = weights.spec();
        if (spec.classes() != labels.size() || spec.vocabulary() != vocabulary.size()
                || baseline.words() != vocabulary.size() || baseline.classes() != labels.size()) {
            throw new IllegalArgumentException("the parts do not fit: labels " + labels.size() + ", vocabulary "
                    + vocabulary.size() + ", network " + spec + ", baseline of " + baseline.words() + " words and "
                    + baseline.classes() + " classes");
        }
        if (!(temperature > 0 && temperature < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the temperature must be above 0, found " + temperature);
        }
    }

    /// The network in one line, for people.
    public String shape() {
        var spec = weights.spec();
        return "LSTM of " + spec.hidden() + " units on embeddings of " + spec.embedding() + ", "
                + spec.pooling()
                        .stream()
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(" and "))
                + " pooling";
    }
}
