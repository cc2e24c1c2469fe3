package io.tidings.nn;

import java.util.Arrays;

/// Cross-entropy between the network's softmax and the targets of a batch.
public final class Loss {

    private final float[] targets; // [B, C] in the caller's order
    private final float[] weights; // [B] in the caller's order
    private final float scale;

    private Loss(float[] targets, float[] weights, float scale) {
        this.targets = targets;
        this.weights = weights;
        this.scale = scale;
    }

    /// @param targets [B, C] a probability for each class of each text, in the order of the texts; read, not kept
    ///                after the pass
    /// @param weights [B] multiply the loss and gradient of each text
    /// @param scale   multiplies loss and gradient, such as 1 / batch size for the mean
    public static Loss of(float[] targets, float[] weights, float scale) {
        return new Loss(targets, weights, scale);
    }

    /// All texts of the same weight.
    public static Loss of(float[] targets, float scale) {
        var ones = new float[targets.length];
        Arrays.fill(ones, 1f);
        return new Loss(targets, ones, scale);
    }

    /// Reads the logits, writes `dLogits`: `scale · (softmax - target)`.
    BatchLoss gradient(RaggedBatch batch, Workspace w, int classes) {
        double loss = 0;
        int correct = 0;
        System.arraycopy(w.logits, 0, w.dLogits, 0, batch.texts() * classes);
        for (int b = 0; b < batch.texts(); b++) {
            int at = b * classes;
            int target = batch.original(b) * classes;
            Softmax.inPlace(w.dLogits, at, classes);
            float weight = weights[batch.original(b)];
            correct += largest(w.dLogits, at, classes) == largest(targets, target, classes) ? 1 : 0;
            for (int k = 0; k < classes; k++) {
                float p = w.dLogits[at + k];
                loss -= targets[target + k] == 0
                        ? 0
                        : weight * targets[target + k] * Math.log(Math.max(p, Float.MIN_NORMAL));
                w.dLogits[at + k] = scale * weight * (p - targets[target + k]);
            }
        }
        return new BatchLoss(loss * scale, batch.texts(), correct);
    }

    private static int largest(float[] values, int at, int count) {
        int best = 0;
        for (int k = 1; k < count; k++) {
            best = values[at + k] > values[at + best] ? k : best;
        }
        return best;
    }
}
