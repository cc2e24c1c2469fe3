package io.tidings.training;

import java.util.Arrays;

/// Texts and what they should be called.
///
/// @param texts   token indices, one array a text; shared, not copied
/// @param targets [C] a text: the wanted probability of each class, so that soft labels are possible
/// @param weights how much each text's loss counts, 1 for an ordinary text
public record Samples(int[][] texts, float[][] targets, float[] weights) {

    public Samples {
        if (texts.length != targets.length || texts.length != weights.length) {
            throw new IllegalArgumentException("as many targets and weights as texts are needed, found "
                    + targets.length + " and " + weights.length + " for " + texts.length);
        }
    }

    /// Samples of equal weight.
    public Samples(int[][] texts, float[][] targets) {
        this(texts, targets, ones(texts.length));
    }

    /// Samples with one certain class each.
    public static Samples of(int[][] texts, int[] labels, int classes) {
        float[][] targets = new float[labels.length][classes];
        for (int i = 0; i < labels.length; i++) {
            targets[i][labels[i]] = 1;
        }
        return new Samples(texts, targets);
    }

    private static float[] ones(int count) {
        var weights = new float[count];
        Arrays.fill(weights, 1f);
        return weights;
    }

    public int size() {
        return texts.length;
    }

    public long tokens() {
        return Arrays.stream(texts).mapToLong(text -> text.length).sum();
    }

    /// The class that sample `i` most wants to be.
    public int label(int i) {
        int best = 0;
        for (int k = 1; k < targets[i].length; k++) {
            best = targets[i][k] > targets[i][best] ? k : best;
        }
        return best;
    }
}
