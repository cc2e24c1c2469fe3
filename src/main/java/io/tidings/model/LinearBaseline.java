package io.tidings.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.tidings.classify.LabelSet;
import io.tidings.text.Vocabulary;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/// What the LSTM has to beat: logistic regression on which words and pairs of neighbouring words occur in a text,
/// trained by Tribuo. It reads the whole text and the same vocabulary.
///
/// Features: each known word is one, each pair of known neighbours one of `buckets` by hashing; a feature's value is
/// 1 where it occurs, scaled so that each text has length 1. Weights are half precision in the model file.
///
/// Immutable but for the array, which nobody changes.
///
/// @param words   size of the vocabulary, V
/// @param buckets for pairs, P
/// @param classes C
/// @param weights [C, V + P + 1], the last column the bias
public record LinearBaseline(int words, int buckets, int classes, float[] weights) {

    /// For people.
    public static final String DESCRIPTION = "logistic regression on words and pairs of words";

    /// One for each pair of words that matters, with few collisions.
    static final int DEFAULT_BUCKETS = 1 << 17;

    private static final double LEARNING_RATE = 0.3;
    private static final double EPSILON = 0.1;
    private static final int EPOCHS = 4;
    private static final int BATCH = 1;

    /// @param texts    vocabulary indices of whole texts
    /// @param labels   index in `names` of each text's label
    /// @param features how many words and buckets there are
    static LinearBaseline train(List<int[]> texts, int[] labels, LabelSet names, Size features, long seed) {
        TribuoLog.quiet();
        var empty = new LinearBaseline(features.words(), features.buckets(), names.size(), new float[0]);
        var provenance = new SimpleDataSourceProvenance("words and hashed pairs of words", new LabelFactory());
        var dataset = new MutableDataset<>(provenance, new LabelFactory());
        String[] featureNames = new String[features.words() + features.buckets()];
        for (int i = 0; i < texts.size(); i++) {
            var example = empty.example(texts.get(i), new Label(names.name(labels[i])), featureNames);
            // Tribuo takes no example without features; a text without known words teaches nothing anyway.
            if (example.size() > 0) {
                dataset.add(example);
            }
        }
        var trainer = new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(LEARNING_RATE, EPSILON), EPOCHS,
                Integer.MAX_VALUE, BATCH, seed);
        return empty.with(trainer.train(dataset), names);
    }

    /// @param words   V
    /// @param buckets P
    record Size(int words, int buckets) {}

    /// The same for a vocabulary that has grown behind its end: the new words weigh nothing.
    LinearBaseline grown(int vocabulary) {
        int columns = words + buckets + 1;
        int wider = vocabulary + buckets + 1;
        var moved = new float[classes * wider];
        for (int c = 0; c < classes; c++) {
            System.arraycopy(weights, c * columns, moved, c * wider, words);
            System.arraycopy(weights, c * columns + words, moved, c * wider + vocabulary, buckets + 1);
        }
        return new LinearBaseline(vocabulary, buckets, classes, moved);
    }

    /// How much a word speaks for a class, against the mean of all classes.
    float evidence(int word, int label) {
        int columns = words + buckets + 1;
        float mean = 0;
        for (int c = 0; c < classes; c++) {
            mean += weights[c * columns + word] / classes;
        }
        return weights[label * columns + word] - mean;
    }

    /// Probabilities, `float[C]`.
    float[] probabilities(int[] text) {
        float[] result = logits(text);
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : result) {
            largest = Math.max(largest, logit);
        }
        double total = 0;
        for (float logit : result) {
            total += Math.exp(logit - largest);
        }
        for (int c = 0; c < classes; c++) {
            result[c] = (float) (Math.exp(result[c] - largest) / total);
        }
        return result;
    }

    /// The class with the largest score.
    int best(int[] text) {
        float[] scores = logits(text);
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = scores[c] > scores[best] ? c : best;
        }
        return best;
    }

    /// Unnormalised scores, `float[C]`.
    float[] logits(int[] text) {
        int columns = words + buckets + 1;
        var result = new float[classes];
        int[] features = features(text);
        float value = value(features);
        for (int c = 0; c < result.length; c++) {
            float sum = 0;
            for (int feature : features) {
                sum += weights[c * columns + feature];
            }
            result[c] = sum * value + weights[c * columns + columns - 1];
        }
        return result;
    }

    /// The distinct features of a text, ascending.
    private int[] features(int[] text) {
        var found = new int[2 * text.length];
        int count = 0;
        int previous = Vocabulary.UNKNOWN;
        for (int word : text) {
            if (word > Vocabulary.UNKNOWN) {
                found[count++] = word;
                if (previous > Vocabulary.UNKNOWN) {
                    found[count++] = words + pair(previous, word);
                }
            }
            previous = word;
        }
        Arrays.sort(found, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || found[i] != found[i - 1]) {
                found[distinct++] = found[i];
            }
        }
        return Arrays.copyOf(found, distinct);
    }

    private int pair(int first, int second) {
        long mixed = (first * 0x9E3779B97F4A7C15L + second) * 0xBF58476D1CE4E5B9L;
        return (int) Long.remainderUnsigned(mixed ^ mixed >>> 31, buckets);
    }

    private static float value(int[] features) {
        return features.length == 0 ? 0 : (float) (1 / Math.sqrt(features.length));
    }

    private Example<Label> example(int[] text, Label label, String[] names) {
        int[] features = features(text);
        var used = new ArrayList<String>(features.length);
        for (int feature : features) {
            if (names[feature] == null) {
                names[feature] = Integer.toString(feature);
            }
            used.add(names[feature]);
        }
        var values = new double[features.length];
        Arrays.fill(values, value(features));
        return new ArrayExample<>(label, used.toArray(String[]::new), values);
    }

    private LinearBaseline with(LinearSGDModel model, LabelSet names) {
        var matrix = model.getWeightsCopy();
        var features = model.getFeatureIDMap();
        int columns = words + buckets + 1;
        var trained = new float[names.size() * columns];
        for (var output : model.getOutputIDInfo()) {
            int row = output.getA();
            int c = names.indexOf(output.getB().getLabel());
            for (var feature : features) {
                int id = features.getID(feature.getName());
                trained[c * columns + Integer.parseInt(feature.getName())] = (float) matrix.get(row, id);
            }
            trained[c * columns + columns - 1] = (float) matrix.get(row, features.size());
        }
        Halves.round(trained, "the baseline");
        return new LinearBaseline(words, buckets, classes, trained);
    }
}
