package io.tidings.nn;

/// The arrays of one forward and backward pass; they grow to the largest batch seen and are reused.
///
/// Belongs to one caller: not for use by two threads at once.
public final class Workspace {

    int[] words = new int[0]; // [N] the tokens that were read, after word dropout
    float[] x = new float[0]; // [N, E] embedded tokens
    float[] gates = new float[0]; // [N, 4H] pre-activations, then activations
    float[] previous = new float[0]; // [N, H] the hidden state before each step
    float[] c = new float[0]; // [N, H]
    float[] tanhC = new float[0]; // [N, H]
    float[] h = new float[0]; // [N, H]
    float[] pooled = new float[0]; // [B, P·H]
    int[] argmax = new int[0]; // [B, P·H] the row of h that won the maximum
    float[] logits = new float[0]; // [B, C]
    float[] zeros = new float[0]; // [B, H] never written
    float[] ones = new float[0]; // [N] all 1

    float[] dZ = new float[0]; // [N, 4H]
    float[] dH = new float[0]; // [N, H]
    float[] dX = new float[0]; // [N, E]
    float[] stepDH = new float[0]; // [B, H]
    float[] dC = new float[0]; // [B, H]
    float[] dPooled = new float[0]; // [B, P·H]
    float[] dLogits = new float[0]; // [B, C]
    float[] transposed = new float[0]; // [C, P·H]

    float[] projected = new float[0]; // [T + 1, 4H] what the words of one text give to the gates, then the baseline

    void prepareForward(NetworkSpec spec, RaggedBatch batch) {
        int n = batch.tokens();
        if (words.length < n) {
            words = new int[n];
        }
        previous = grown(previous, n, spec.hidden());
        prepare(spec, n, batch.texts());
    }

    /// Room for one time step.
    void prepareScoring(NetworkSpec spec, RaggedBatch batch) {
        prepare(spec, batch.texts(), batch.texts());
    }

    private void prepare(NetworkSpec spec, int rows, int texts) {
        x = grown(x, rows, spec.embedding());
        gates = grown(gates, rows, spec.gates());
        c = grown(c, rows, spec.hidden());
        tanhC = grown(tanhC, rows, spec.hidden());
        h = grown(h, rows, spec.hidden());
        pooled = grown(pooled, texts, spec.pooled());
        logits = grown(logits, texts, spec.classes());
        zeros = grown(zeros, texts, spec.hidden());
        if (argmax.length < pooled.length) {
            argmax = new int[pooled.length];
        }
    }

    void prepareBackward(NetworkSpec spec, RaggedBatch batch) {
        int n = batch.tokens();
        int b = batch.texts();
        dZ = grown(dZ, n, spec.gates());
        dH = grown(dH, n, spec.hidden());
        dX = grown(dX, n, spec.embedding());
        stepDH = grown(stepDH, b, spec.hidden());
        dC = grown(dC, b, spec.hidden());
        dPooled = grown(dPooled, b, spec.pooled());
        dLogits = grown(dLogits, b, spec.classes());
        transposed = grown(transposed, spec.classes(), spec.pooled());
        if (ones.length < Math.max(n, b)) {
            ones = new float[Math.max(n, b)];
            java.util.Arrays.fill(ones, 1f);
        }
    }

    void prepareAttribution(NetworkSpec spec, RaggedBatch batch) {
        prepareForward(spec, batch);
        prepareBackward(spec, batch);
        projected = grown(projected, batch.steps() + 1, spec.gates());
    }

    /// Growing by a quarter more than asked spares a series of ever longer batches from a copy each.
    private static float[] grown(float[] array, int rows, int columns) {
        int needed = Math.multiplyExact(rows, columns);
        return array.length >= needed
                ? array
                : new float[needed + Math.min(needed / 4, Integer.MAX_VALUE / 2 - needed)];
    }
}
