package io.tidings.nn;

/// Turns logits into probabilities, in double inside so that large logits neither overflow nor lose the rest.
final class Softmax {

    private Softmax() {}

    /// Replaces `count` logits from `at` on by probabilities.
    static void inPlace(float[] values, int at, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            largest = Math.max(largest, values[at + k]);
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += Math.exp(values[at + k] - largest);
        }
        for (int k = 0; k < count; k++) {
            values[at + k] = (float) (Math.exp(values[at + k] - largest) / sum);
        }
    }
}
