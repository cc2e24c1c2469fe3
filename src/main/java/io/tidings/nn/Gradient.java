package io.tidings.nn;

import java.util.Arrays;

import io.tidings.kernel.Kernel;
import io.tidings.kernel.Kernel.LstmBackward;
import io.tidings.kernel.Kernel.Packed;
import io.tidings.kernel.Kernel.Shape;
import io.tidings.kernel.Kernel.Strided;

/// The backward pass: cross-entropy and its gradient by back-propagation through time (Werbos 1990), to the start of
/// each text, never truncated.
///
/// Holds a workspace, so it belongs to one thread. It reads the weights afresh at each call: an optimiser may change
/// them in between.
public final class Gradient {

    private static final int ROWS = 256;

    private final Kernel kernel;
    private final Weights weights;
    private final NetworkSpec spec;
    private final Network network;
    private final Pooler pooler;
    private final Packed inputTransposed; // [4H, E]
    private final Packed recurrentTransposed; // [4H, H]
    private final Packed dZ; // up to [ROWS, 4H]
    private final Workspace w = new Workspace();

    public Gradient(Kernel kernel, Weights weights) {
        this.kernel = kernel;
        this.weights = weights;
        this.spec = weights.spec();
        this.network = Network.of(kernel, weights);
        this.pooler = new Pooler(kernel, spec);
        this.inputTransposed = kernel.pack(transposed(weights.input()), spec.gates(), spec.embedding());
        this.recurrentTransposed = kernel.pack(transposed(weights.recurrent()), spec.gates(), spec.hidden());
        this.dZ = kernel.pack(Strided.rows(new float[ROWS * spec.gates()], 0, spec.gates()), ROWS, spec.gates());
    }

    /// Reads a matrix [E or H, 4H] the other way round.
    private Strided transposed(float[] weightsOfGates) {
        return Strided.transposed(weightsOfGates, 0, spec.gates());
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
        network.weightsChanged();
        network.forward(batch, dropout, w);
        w.prepareBackward(spec, batch);
        BatchLoss result = loss.gradient(batch, w, spec.classes());
        denseBackward(batch, into);
        dropout.onPooledBackward(w.dPooled, batch.texts(), spec.pooled());
        pooler.backward(batch, w);
        recurBackward(batch);
        inputBackward(batch, into);
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
        addColumnSums(w.dLogits, 0, new Shape(1, classes, b), into.denseBias());
        kernel.transpose(weights.dense(), 0, w.transposed, spec.pooled(), classes);
        Arrays.fill(w.dPooled, 0, b * spec.pooled(), 0f);
        kernel.multiplyAdd(Strided.rows(w.dLogits, 0, classes), w.transposed, 0, w.dPooled, 0,
                new Shape(b, spec.pooled(), classes));
    }

    private void recurBackward(RaggedBatch batch) {
        int hidden = spec.hidden();
        int g = spec.gates();
        kernel.repack(transposed(weights.recurrent()), recurrentTransposed);
        Arrays.fill(w.dC, 0, batch.texts() * hidden, 0f);
        for (int t = batch.steps() - 1; t >= 0; t--) {
            int start = batch.start(t);
            if (t + 1 < batch.steps()) {
                kernel.multiplyAdd(Strided.rows(w.dZ, batch.start(t + 1) * g, g), recurrentTransposed, w.dH,
                        start * hidden, batch.active(t + 1));
            }
            System.arraycopy(w.dH, start * hidden, w.stepDH, 0, batch.active(t) * hidden);
            float[] cBefore = t == 0 ? w.zeros : w.c;
            int cBeforeAt = t == 0 ? 0 : batch.start(t - 1) * hidden;
            kernel.lstmBackward(batch.active(t), hidden, new LstmBackward(w.gates, w.dZ, start * g, cBefore, cBeforeAt,
                    w.tanhC, start * hidden, w.stepDH, w.dC));
        }
    }

    /// Some rows of `dZ` at a time, so that its four uses find it in a near cache.
    private void inputBackward(RaggedBatch batch, Weights into) {
        kernel.repack(transposed(weights.input()), inputTransposed);
        Arrays.fill(w.dX, 0, batch.tokens() * spec.embedding(), 0f);
        for (int row = 0; row < batch.tokens(); row += ROWS) {
            inputBackward(row, Math.min(ROWS, batch.tokens() - row), into);
        }
    }

    private void inputBackward(int row, int rows, Weights into) {
        int e = spec.embedding();
        int hidden = spec.hidden();
        int g = spec.gates();
        var packed = new Packed(dZ.data(), rows, g);
        kernel.repack(Strided.rows(w.dZ, row * g, g), packed);
        kernel.multiplyAdd(Strided.transposed(w.x, row * e, e), packed, into.input(), 0, e);
        kernel.multiplyAdd(Strided.transposed(w.previous, row * hidden, hidden), packed, into.recurrent(), 0, hidden);
        addColumnSums(w.dZ, row * g, new Shape(1, g, rows), into.gateBias());
        kernel.multiplyAdd(Strided.rows(w.dZ, row * g, g), inputTransposed, w.dX, row * e, rows);
    }

    private void embeddingBackward(RaggedBatch batch, Dropout dropout, Weights into) {
        int e = spec.embedding();
        dropout.onEmbeddedBackward(batch, w.dX, e);
        for (int row = 0; row < batch.tokens(); row++) {
            kernel.addScaled(1f, w.dX, row * e, into.embedding(), w.words[row] * e, e);
        }
    }

    private void addColumnSums(float[] matrix, int offset, Shape shape, float[] sums) {
        kernel.multiplyAdd(Strided.rows(w.ones, 0, shape.k()), matrix, offset, sums, 0, shape);
    }
}
