package io.tidings.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidings.text.Tokens;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;

/// One text for Tribuo: the bag of its words as features (word to count) and, beside them, its tokens in order.
///
/// Datasets, splits, evaluators and linear trainers see the bag; [LstmTrainer] and [LstmModel] read the tokens.
/// Tribuo may filter or transform the features; the tokens stay what they were.
/// Tribuo's own way of storing examples (`serialize`) keeps the bag only.
public final class TokenExample extends ArrayExample<Label> {

    private static final long serialVersionUID = 1L;

    private final List<String> tokens;

    public TokenExample(Label label, List<String> tokens) {
        this(label, List.copyOf(tokens), count(tokens));
    }

    private TokenExample(Label label, List<String> tokens, Map<String, Double> counts) {
        super(label, counts.keySet().toArray(String[]::new),
                counts.values().stream().mapToDouble(Double::doubleValue).toArray());
        this.tokens = tokens;
    }

    private TokenExample(TokenExample other) {
        super(other);
        this.tokens = other.tokens;
    }

    /// In the order of the text; immutable.
    public List<String> tokens() {
        return tokens;
    }

    @Override
    public TokenExample copy() {
        return new TokenExample(this);
    }

    /// An empty text is an example too.
    @Override
    public boolean validateExample() {
        return size() == 0 || super.validateExample();
    }

    /// Two examples are equal where label, weight, features and tokens are.
    @Override
    public boolean equals(Object other) {
        return other instanceof TokenExample example && super.equals(other) && tokens.equals(example.tokens);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + tokens.hashCode();
    }

    private static Map<String, Double> count(List<String> tokens) {
        var counts = new LinkedHashMap<String, Double>();
        tokens.forEach(token -> counts.merge(token, 1.0, Double::sum));
        return counts;
    }

    /// Makes examples that share one String a word, which keeps a data set of millions of tokens small. For one thread.
    public static final class MakerState {

        private final Map<String, String> words = new HashMap<>();

        public TokenExample example(Label label, Tokens tokens) {
            return new TokenExample(label,
                    tokens.strings().stream().map(token -> words.computeIfAbsent(token, word -> word)).toList());
        }
    }
}
