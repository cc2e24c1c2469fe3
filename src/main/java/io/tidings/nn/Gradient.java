package io.tidings.nn;

import java.util.Arrays;

import io.tidings.kernel.Kernel;
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
    private final Backward backward;
    private final Packed inputTransposed; // [4H, E]
    private final Packed dZ; // up to [ROWS, 4H]
    private final Workspace w = new Workspace();

    public Gradient(Kernel kernel, Weights weights) {
        this.kernel = kernel;
        this.weights = weights;
        this.spec = weights.spec();
        this.network = Network.of(kernel, weights);
        this.backward = new Backward(kernel, weights);
        this.inputTransposed = kernel.pack(Strided.transposed(weights.input(), 0, spec.gates()), spec.gates(),
                spec.embedding());
        this.dZ = kernel.pack(Strided.rows(new float[ROWS * spec.gates()], 0, spec.gates()), ROWS, spec.gates());
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
        backward.weightsChanged();
        network.forward(batch, dropout, w);
        w.prepareBackward(spec, batch);
        BatchLoss result = loss.gradient(batch, w, spec.classes());
        denseBackward(batch, into);
        dropout.onPooledBackward(w.dPooled, batch.texts(), spec.pooled());
        backward.recur(batch, w);
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
        backward.pooled(batch, w);
    }

    /// Some rows of `dZ` at a time, so that its four uses find it in a near cache.
    private void inputBackward(RaggedBatch batch, Weights into) {
        kernel.repack(Strided.transposed(weights.input(), 0, spec.gates()), inputTransposed);
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
