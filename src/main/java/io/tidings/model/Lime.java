package io.tidings.model;

import java.util.List;

import com.oracle.labs.mlrg.olcut.util.Pair;
import io.tidings.classify.Word;
import io.tidings.text.Tokenizer;
import org.tribuo.classification.explanations.lime.LIMEExplanation;

/// The slow cross-check of explanations: LIME (Ribeiro, Singh & Guestrin 2016), by Tribuo. It blanks words at random,
/// asks the model, and fits a linear model of few words to what the model says.
///
/// For one thread. The same seed and the same texts in the same order give the same weights.
public final class Lime {

    private final LstmModel model;
    private final BlankedWords lime;
    private final Tokenizer tokenizer = new Tokenizer();

    /// @param samples how many blanked texts the model is asked about; a thousand is usual
    /// @param most    how many words may get a weight
    public Lime(LstmClassifier classifier, int samples, int most, long seed) {
        TribuoLog.quiet();
        this.model = classifier.model();
        this.lime = new BlankedWords(model, samples, most, seed);
    }

    /// The words of a text with their weights: how much the probability of the label given rises where the word stands.
    ///
    /// @return as in [io.tidings.classify.Explanation#words()], the weights of most words being 0
    public List<Word> explain(String text) {
        var tokens = tokenizer.tokenize(text);
        var weights = new double[Math.min(tokens.size(), model.content().excerpt().maxTokens())];
        if (tokens.size() > 0) {
            LIMEExplanation found = lime.explain(text);
            String label = found.getPrediction().getOutput().getLabel();
            List<Pair<String, Double>> features = found.getModel().getTopFeatures(-1).getOrDefault(label, List.of());
            var all = new double[tokens.size()];
            features.stream()
                    .filter(each -> Character.isDigit(each.getA().charAt(0)))
                    .forEach(each -> all[Integer.parseInt(each.getA())] = each.getB());
            for (int i = 0; i < weights.length; i++) {
                weights[i] = all[model.content().excerpt().position(i, tokens.size())];
            }
        }
        return WordWeights.words(model.content().excerpt(), tokens, weights);
    }
}
