package io.tidings.nn;

import java.util.Arrays;

import io.tidings.kernel.Kernel;
import io.tidings.kernel.Kernel.LstmBackward;
import io.tidings.kernel.Kernel.Shape;
import io.tidings.kernel.Kernel.Strided;

/// The backward pass: cross-entropy and its gradient by back-propagation through time (Werbos 1990), to the start of
/// each text, never truncated.
///
/// Holds a workspace, so it belongs to one thread. It reads the weights afresh at each call: an optimiser may change
/// them in between.
public final class Gradient {

    private final Kernel kernel;
    private final Weights weights;
    private final NetworkSpec spec;
    private final Network network;
    private final Pooler pooler;
    private final Workspace w = new Workspace();

    public Gradient(Kernel kernel, Weights weights) {
        this.kernel = kernel;
        this.weights = weights;
        this.spec = weights.spec();
        this.network = Network.of(kernel, weights);
        this.pooler = new Pooler(kernel, spec);
    }

    /// Adds the gradient of a batch's summed loss to `into`.
    ///
    /// @param texts token indices, one array a text
    /// @param loss  the targets
    /// @param rates what to leave out, drawn from `seed`
    /// @return the summed cross-entropy in nats, and how many texts the network got right
    public BatchLoss add(int[][] texts, Loss loss, Sampling rates, Weights into) {
        RaggedBatch batch = RaggedBatch.of(texts);
        var dropout = new Dropout(rates.rates(), rates.seed());
        network.forward(batch, dropout, w);
        w.prepareBackward(spec, batch);
        BatchLoss result = loss.gradient(batch, w, spec.classes());
        denseBackward(batch, into);
        dropout.onPooledBackward(w.dPooled, batch.texts(), spec.pooled());
        pooler.backward(batch, w);
        recurBackward(batch);
        gateBackward(batch, into);
        embeddingBackward(batch, dropout, into);
        return result;
    }

    /// The seed of a pass and what it leaves out.
    public record Sampling(DropoutRates rates, long seed) {

        public static final Sampling NONE = new Sampling(DropoutRates.NONE, 0);
    }

    private void denseBackward(RaggedBatch batch, Weights into) {
        int b = batch.texts();
        int classes = spec.classes();
        kernel.multiplyAdd(Strided.transposed(w.pooled, 0, spec.pooled()), w.dLogits, 0, into.dense(), 0,
                new Shape(spec.pooled(), classes, b));
        addColumnSums(w.dLogits, b, classes, into.denseBias());
        kernel.transpose(weights.dense(), 0, w.transposed, spec.pooled(), classes);
        Arrays.fill(w.dPooled, 0, b * spec.pooled(), 0f);
        kernel.multiplyAdd(Strided.rows(w.dLogits, 0, classes), w.transposed, 0, w.dPooled, 0,
                new Shape(b, spec.pooled(), classes));
    }

    private void recurBackward(RaggedBatch batch) {
        int hidden = spec.hidden();
        int g = spec.gates();
        kernel.transpose(weights.recurrent(), 0, w.transposed, hidden, g);
        Arrays.fill(w.dC, 0, batch.texts() * hidden, 0f);
        for (int t = batch.steps() - 1; t >= 0; t--) {
            int start = batch.start(t);
            if (t + 1 < batch.steps()) {
                kernel.multiplyAdd(Strided.rows(w.dZ, batch.start(t + 1) * g, g), w.transposed, 0, w.dH,
                        start * hidden, new Shape(batch.active(t + 1), hidden, g));
            }
            System.arraycopy(w.dH, start * hidden, w.stepDH, 0, batch.active(t) * hidden);
            float[] cBefore = t == 0 ? w.zeros : w.c;
            int cBeforeAt = t == 0 ? 0 : batch.start(t - 1) * hidden;
            kernel.lstmBackward(batch.active(t), hidden, new LstmBackward(w.gates, w.dZ, start * g, cBefore, cBeforeAt,
                    w.tanhC, start * hidden, w.stepDH, w.dC));
        }
    }

    private void gateBackward(RaggedBatch batch, Weights into) {
        int n = batch.tokens();
        int g = spec.gates();
        kernel.multiplyAdd(Strided.transposed(w.x, 0, spec.embedding()), w.dZ, 0, into.input(), 0,
                new Shape(spec.embedding(), g, n));
        kernel.multiplyAdd(Strided.transposed(w.previous, 0, spec.hidden()), w.dZ, 0, into.recurrent(), 0,
                new Shape(spec.hidden(), g, n));
        addColumnSums(w.dZ, n, g, into.gateBias());
    }

    private void embeddingBackward(RaggedBatch batch, Dropout dropout, Weights into) {
        int e = spec.embedding();
        kernel.transpose(weights.input(), 0, w.transposed, e, spec.gates());
        Arrays.fill(w.dX, 0, batch.tokens() * e, 0f);
        kernel.multiplyAdd(Strided.rows(w.dZ, 0, spec.gates()), w.transposed, 0, w.dX, 0,
                new Shape(batch.tokens(), e, spec.gates()));
        dropout.onEmbeddedBackward(batch, w.dX, e);
        for (int row = 0; row < batch.tokens(); row++) {
            kernel.addScaled(1f, w.dX, row * e, into.embedding(), w.words[row] * e, e);
        }
    }

    private void addColumnSums(float[] matrix, int rows, int columns, float[] sums) {
        kernel.multiplyAdd(Strided.rows(w.ones, 0, rows), matrix, 0, sums, 0, new Shape(1, columns, rows));
    }
}
