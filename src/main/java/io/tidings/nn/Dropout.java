package io.tidings.nn;

import java.util.SplittableRandom;

/// The dropout of one pass: draws the masks on the way forward and applies the same ones on the way back.
///
/// What is kept is scaled up, so that scoring needs no correction. Everything is drawn from one seed.
final class Dropout {

    static final Dropout NONE = new Dropout(DropoutRates.NONE, 0);

    private static final int UNKNOWN_WORD = 1;

    private final DropoutRates rates;
    private final SplittableRandom random;
    private float[] embeddedMask = new float[0]; // [B, E]
    private float[] pooledMask = new float[0]; // [B, P·H]

    Dropout(DropoutRates rates, long seed) {
        this.rates = rates;
        this.random = new SplittableRandom(seed);
    }

    /// The tokens that a pass reads: those of the batch, some of them replaced by the unknown word.
    void words(RaggedBatch batch, int[] tokens) {
        for (int row = 0; row < batch.tokens(); row++) {
            boolean drop = rates.word() > 0 && random.nextDouble() < rates.word();
            tokens[row] = drop ? UNKNOWN_WORD : batch.token(row);
        }
    }

    void onEmbedded(RaggedBatch batch, float[] x, int width) {
        if (rates.embedding() > 0) {
            embeddedMask = mask(batch.texts() * width, rates.embedding());
            applyEmbedded(batch, x, width);
        }
    }

    void onEmbeddedBackward(RaggedBatch batch, float[] dX, int width) {
        if (rates.embedding() > 0) {
            applyEmbedded(batch, dX, width);
        }
    }

    private void applyEmbedded(RaggedBatch batch, float[] x, int width) {
        for (int t = 0; t < batch.steps(); t++) {
            // The rows of a step are the first texts in order, so the mask of a step is a prefix of the whole.
            multiply(x, batch.start(t) * width, embeddedMask, batch.active(t) * width);
        }
    }

    void onPooled(float[] pooled, int rows, int width) {
        if (rates.pooled() > 0) {
            pooledMask = mask(rows * width, rates.pooled());
            multiply(pooled, 0, pooledMask, rows * width);
        }
    }

    void onPooledBackward(float[] dPooled, int rows, int width) {
        if (rates.pooled() > 0) {
            multiply(dPooled, 0, pooledMask, rows * width);
        }
    }

    private float[] mask(int length, double rate) {
        float[] mask = new float[length];
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < length; i++) {
            mask[i] = random.nextDouble() < rate ? 0f : kept;
        }
        return mask;
    }

    private static void multiply(float[] values, int at, float[] mask, int length) {
        for (int i = 0; i < length; i++) {
            values[at + i] *= mask[i];
        }
    }
}
