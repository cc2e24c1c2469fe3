package io.tidings.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.Encoder;
import io.tidings.classify.Explainer;
import io.tidings.classify.Explanation;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;
import io.tidings.classify.Scores;
import io.tidings.nn.Contributions;
import io.tidings.text.Scripts;
import io.tidings.text.Tokenizer;
import io.tidings.text.Tokens;
import io.tidings.text.Vocabulary;

/// A model behind the seam to the stream. It can say which words decided, and how it sees a text: as its pooled hidden
/// states.
public final class LstmClassifier implements Classifier, Explainer, Encoder {

    private final ModelId id;
    private final LstmModel model;
    private final WordWeights weights;
    private final Tokenizer tokenizer = new Tokenizer();

    private LstmClassifier(ModelId id, LstmModel model) {
        this.id = id;
        this.model = model;
        this.weights = new WordWeights(model.content());
    }

    /// @param bytes the content of a model file
    /// @throws ModelFormatException where they are no model of ours
    public static LstmClassifier ofBytes(byte[] bytes) {
        return new LstmClassifier(ModelId.ofContent(bytes), ModelFile.parse(bytes));
    }

    /// @throws IOException          where the file cannot be read
    /// @throws ModelFormatException where it is no model of ours
    public static LstmClassifier read(Path file) throws IOException {
        return ofBytes(ModelFile.bytes(file));
    }

    @Override
    public ModelId id() {
        return id;
    }

    @Override
    public LabelSet labels() {
        return model.content().labels();
    }

    /// What stands behind: vocabulary, provenance, baseline.
    public LstmModel model() {
        return model;
    }

    @Override
    public List<Classification> classify(List<String> texts) {
        var indices = new ArrayList<int[]>(texts.size());
        var cut = new boolean[texts.size()];
        for (String text : texts) {
            var tokens = tokenizer.tokenize(text);
            cut[indices.size()] = tokens.truncated();
            indices.add(model.content().vocabulary().encode(tokens));
        }
        float[][] scores = model.probabilities(indices, false);
        var result = new ArrayList<Classification>(texts.size());
        for (int i = 0; i < scores.length; i++) {
            result.add(outcome(texts.get(i), indices.get(i), cut[i], scores[i]));
        }
        return result;
    }

    private Classification outcome(String text, int[] indices, boolean cut, float[] scores) {
        Excerpt excerpt = model.content().excerpt();
        boolean truncated = cut || excerpt.cuts(indices.length);
        return new Classification(new Scores(labels(), scores), indices.length,
                indices.length == 0 ? 0 : unknown(excerpt.of(indices)), truncated, Scripts.dominant(text));
    }

    @Override
    public Explanation explain(String text) {
        Tokens tokens = tokenizer.tokenize(text);
        int[] indices = model.content().vocabulary().encode(tokens);
        Contributions found = weights.of(indices);
        return new Explanation(outcome(text, indices, tokens.truncated(), found.scores()),
                WordWeights.words(model.content().excerpt(), tokens, found.tokens()), WordWeights.METHOD,
                WordWeights.completeness(found));
    }

    @Override
    public List<float[]> encode(List<String> texts) {
        return List.of(model.pooled(texts.stream()
                .map(text -> tokenizer.encode(text, model.content().vocabulary()))
                .toList()));
    }

    private static int unknown(int[] text) {
        int count = 0;
        for (int word : text) {
            count += word == Vocabulary.UNKNOWN ? 1 : 0;
        }
        return count;
    }
}
