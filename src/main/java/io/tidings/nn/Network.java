package io.tidings.nn;

import java.util.Arrays;

import io.tidings.kernel.Kernel;
import io.tidings.kernel.Kernel.LstmForward;
import io.tidings.kernel.Kernel.Shape;
import io.tidings.kernel.Kernel.Strided;

/// The forward pass: token indices in, class probabilities out.
///
/// Stateless but for the weights it reads: any number of threads may share a network, each with its own [Workspace].
/// For scoring, [#folded] replaces embedding and input projection by one table [V, 4H], which holds the sum that
/// each word contributes to the gates: the product of the input projection is then computed once a word of the
/// vocabulary instead of once a token.
public final class Network {

    private final Kernel kernel;
    private final Weights weights;
    private final float[] folded; // [V, 4H], or empty where embeddings are used
    private final Pooler pooler;

    private Network(Kernel kernel, Weights weights, float[] folded) {
        this.kernel = kernel;
        this.weights = weights;
        this.folded = folded;
        this.pooler = new Pooler(kernel, weights.spec());
    }

    public static Network of(Kernel kernel, Weights weights) {
        return new Network(kernel, weights, new float[0]);
    }

    /// A network for scoring only; takes V·4H floats of memory and does not see later changes of the weights.
    public static Network folded(Kernel kernel, Weights weights) {
        NetworkSpec spec = weights.spec();
        float[] table = new float[Math.multiplyExact(spec.vocabulary(), spec.gates())];
        for (int v = 0; v < spec.vocabulary(); v++) {
            System.arraycopy(weights.gateBias(), 0, table, v * spec.gates(), spec.gates());
        }
        kernel.multiplyAdd(Strided.rows(weights.embedding(), 0, spec.embedding()), weights.input(), 0, table, 0,
                new Shape(spec.vocabulary(), spec.gates(), spec.embedding()));
        return new Network(kernel, weights, table);
    }

    public NetworkSpec spec() {
        return weights.spec();
    }

    /// Class probabilities.
    ///
    /// @param texts       token indices below V, one array a text, in any order
    /// @param temperature divides the logits before the softmax (Guo et al. 2017); 1 leaves them
    /// @return [B, C], in the order of `texts`
    public float[] probabilities(int[][] texts, float temperature, Workspace workspace) {
        RaggedBatch batch = RaggedBatch.of(texts);
        forward(batch, Dropout.NONE, workspace);
        int classes = spec().classes();
        float[] result = new float[texts.length * classes];
        for (int b = 0; b < batch.texts(); b++) {
            int at = batch.original(b) * classes;
            for (int k = 0; k < classes; k++) {
                result[at + k] = workspace.logits[b * classes + k] / temperature;
            }
            Softmax.inPlace(result, at, classes);
        }
        return result;
    }

    /// Logits [B, C].
    ///
    /// @return in the order of `texts`
    public float[] logits(int[][] texts, Workspace workspace) {
        RaggedBatch batch = RaggedBatch.of(texts);
        forward(batch, Dropout.NONE, workspace);
        int classes = spec().classes();
        float[] result = new float[texts.length * classes];
        for (int b = 0; b < batch.texts(); b++) {
            System.arraycopy(workspace.logits, b * classes, result, batch.original(b) * classes, classes);
        }
        return result;
    }

    /// Leaves the logits, in sorted order, and every intermediate value in the workspace.
    void forward(RaggedBatch batch, Dropout dropout, Workspace w) {
        w.prepareForward(spec(), batch, folded.length == 0);
        if (folded.length == 0) {
            embed(batch, dropout, w);
            project(batch, w);
        } else {
            lookUp(batch, w);
        }
        recur(batch, w);
        pooler.forward(batch, w);
        dropout.onPooled(w.pooled, batch.texts(), spec().pooled());
        classify(batch, w);
    }

    private void embed(RaggedBatch batch, Dropout dropout, Workspace w) {
        int e = spec().embedding();
        dropout.words(batch, w.words);
        for (int row = 0; row < batch.tokens(); row++) {
            System.arraycopy(weights.embedding(), w.words[row] * e, w.x, row * e, e);
        }
        dropout.onEmbedded(batch, w.x, e);
    }

    private void project(RaggedBatch batch, Workspace w) {
        int g = spec().gates();
        for (int row = 0; row < batch.tokens(); row++) {
            System.arraycopy(weights.gateBias(), 0, w.gates, row * g, g);
        }
        kernel.multiplyAdd(Strided.rows(w.x, 0, spec().embedding()), weights.input(), 0, w.gates, 0,
                new Shape(batch.tokens(), g, spec().embedding()));
    }

    private void lookUp(RaggedBatch batch, Workspace w) {
        int g = spec().gates();
        for (int row = 0; row < batch.tokens(); row++) {
            System.arraycopy(folded, batch.token(row) * g, w.gates, row * g, g);
        }
    }

    private void recur(RaggedBatch batch, Workspace w) {
        int hidden = spec().hidden();
        int g = spec().gates();
        for (int t = 0; t < batch.steps(); t++) {
            int start = batch.start(t);
            int active = batch.active(t);
            if (t > 0) {
                System.arraycopy(w.h, batch.start(t - 1) * hidden, w.previous, start * hidden, active * hidden);
                kernel.multiplyAdd(Strided.rows(w.previous, start * hidden, hidden), weights.recurrent(), 0, w.gates,
                        start * g, new Shape(active, g, hidden));
            } else {
                Arrays.fill(w.previous, 0, active * hidden, 0f);
            }
            float[] cBefore = t == 0 ? w.zeros : w.c;
            int cBeforeAt = t == 0 ? 0 : batch.start(t - 1) * hidden;
            kernel.lstmForward(active, hidden,
                    new LstmForward(w.gates, start * g, cBefore, cBeforeAt, w.c, w.tanhC, w.h, start * hidden));
        }
    }

    private void classify(RaggedBatch batch, Workspace w) {
        int classes = spec().classes();
        for (int b = 0; b < batch.texts(); b++) {
            System.arraycopy(weights.denseBias(), 0, w.logits, b * classes, classes);
        }
        kernel.multiplyAdd(Strided.rows(w.pooled, 0, spec().pooled()), weights.dense(), 0, w.logits, 0,
                new Shape(batch.texts(), classes, spec().pooled()));
    }
}
