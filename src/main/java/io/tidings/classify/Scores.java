package io.tidings.classify;

import java.util.Arrays;

/// What a model says of one text: a probability for each label of its [LabelSet].
///
/// Immutable; the array is copied in and never handed out.
public final class Scores {

    private static final float SUM_TOLERANCE = 1e-3f;

    private final LabelSet labels;
    private final float[] probabilities; // [C]
    private final int best;

    /// @param probabilities [C], in the order of `labels`, each in 0..1, together 1
    public Scores(LabelSet labels, float... probabilities) {
        if (probabilities.length != labels.size()) {
            throw new IllegalArgumentException(
                    "expected " + labels.size() + " scores for " + labels.names() + ", found " + probabilities.length);
        }
        this.labels = labels;
        this.probabilities = probabilities.clone();
        float sum = 0;
        int top = 0;
        for (int c = 0; c < probabilities.length; c++) {
            sum += probabilities[c];
            top = probabilities[c] > probabilities[top] ? c : top;
        }
        // Written so that NaN fails it too.
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException("scores must sum to 1, found " + Arrays.toString(probabilities));
        }
        this.best = top;
    }

    public LabelSet labels() {
        return labels;
    }

    /// The label with the largest score; of equals, the first.
    public String label() {
        return labels.name(best);
    }

    /// The largest score.
    public float confidence() {
        return probabilities[best];
    }

    /// Whether the largest score is below a threshold, so that a person should look.
    public boolean uncertain(double below) {
        return confidence() < below;
    }

    public float score(int label) {
        return probabilities[label];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scores s && s.labels.equals(labels) && Arrays.equals(s.probabilities, probabilities);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(probabilities);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int c = 0; c < probabilities.length; c++) {
            text.append(c == 0 ? "" : " ").append(labels.name(c)).append('=').append(probabilities[c]);
        }
        return text.toString();
    }
}
