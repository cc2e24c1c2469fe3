package io.tidings.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;
import io.tidings.classify.Scores;
import io.tidings.text.Scripts;
import io.tidings.text.Tokenizer;
import io.tidings.text.Vocabulary;

/// A model behind the seam to the stream.
public final class LstmClassifier implements Classifier {

    private final ModelId id;
    private final LstmModel model;
    private final Tokenizer tokenizer = new Tokenizer();

    private LstmClassifier(ModelId id, LstmModel model) {
        this.id = id;
        this.model = model;
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
        Excerpt excerpt = model.content().excerpt();
        for (int i = 0; i < scores.length; i++) {
            int[] text = indices.get(i);
            boolean truncated = cut[i] || excerpt.cuts(text.length);
            result.add(new Classification(new Scores(labels(), scores[i]), text.length,
                    text.length == 0 ? 0 : unknown(excerpt.of(text)), truncated,
                    Scripts.dominant(texts.get(i))));
        }
        return result;
    }

    private static int unknown(int[] text) {
        int count = 0;
        for (int word : text) {
            count += word == Vocabulary.UNKNOWN ? 1 : 0;
        }
        return count;
    }
}
