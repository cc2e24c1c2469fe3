package io.tidings.nn;

import java.util.Arrays;

import io.tidings.kernel.Kernel;
import io.tidings.kernel.Kernel.LstmForward;
import io.tidings.kernel.Kernel.Packed;
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
    private final Packed input; // [E, 4H]
    private final Packed recurrent; // [H, 4H]
    private final Pooler pooler;

    private Network(Kernel kernel, Weights weights, float[] folded) {
        this.kernel = kernel;
        this.weights = weights;
        this.folded = folded;
        NetworkSpec spec = weights.spec();
        this.input = kernel.pack(Strided.rows(weights.input(), 0, spec.gates()), spec.embedding(), spec.gates());
        this.recurrent = kernel.pack(Strided.rows(weights.recurrent(), 0, spec.gates()), spec.hidden(), spec.gates());
        this.pooler = new Pooler(kernel, spec);
    }

    /// A network that may be asked before weights change, but not after: it keeps copies of some.
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

    /// Takes note that the weights have changed; not while another thread asks this network.
    void weightsChanged() {
        kernel.repack(Strided.rows(weights.input(), 0, spec().gates()), input);
        kernel.repack(Strided.rows(weights.recurrent(), 0, spec().gates()), recurrent);
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
        score(batch, workspace);
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
        score(batch, workspace);
        int classes = spec().classes();
        float[] result = new float[texts.length * classes];
        for (int b = 0; b < batch.texts(); b++) {
            System.arraycopy(workspace.logits, b * classes, result, batch.original(b) * classes, classes);
        }
        return result;
    }

    /// The pooled hidden states [B, P·H], before the dense layer: how the network sees each text.
    ///
    /// @return in the order of `texts`
    public float[] pooled(int[][] texts, Workspace workspace) {
        RaggedBatch batch = RaggedBatch.of(texts);
        score(batch, workspace);
        int width = spec().pooled();
        float[] result = new float[texts.length * width];
        for (int b = 0; b < batch.texts(); b++) {
            System.arraycopy(workspace.pooled, b * width, result, batch.original(b) * width, width);
        }
        return result;
    }

    /// Leaves the logits, in sorted order, and every intermediate value in the workspace. Not for a folded network.
    void forward(RaggedBatch batch, Dropout dropout, Workspace w) {
        w.prepareForward(spec(), batch);
        embed(batch, dropout, w);
        project(batch, w);
        forwardFromGates(batch, dropout, w);
    }

    /// As [#forward], from what the words contribute to the gates, which lies in `gates` already.
    void forwardFromGates(RaggedBatch batch, Dropout dropout, Workspace w) {
        recur(batch, w);
        pooler.start(batch, w);
        for (int t = 0; t < batch.steps(); t++) {
            pooler.add(batch, t, batch.start(t), w);
        }
        dropout.onPooled(w.pooled, batch.texts(), spec().pooled());
        classify(batch, w);
    }

    /// The same logits without what only a gradient needs: one time step's values take the place of those before and
    /// stay in a near cache.
    private void score(RaggedBatch batch, Workspace w) {
        int hidden = spec().hidden();
        w.prepareScoring(spec(), batch);
        pooler.start(batch, w);
        for (int t = 0; t < batch.steps(); t++) {
            int active = batch.active(t);
            readWords(batch, t, w);
            if (t > 0) {
                kernel.multiplyAdd(Strided.rows(w.h, 0, hidden), recurrent, w.gates, 0, active);
            }
            float[] cBefore = t == 0 ? w.zeros : w.c;
            kernel.lstmForward(active, hidden, new LstmForward(w.gates, 0, cBefore, 0, w.c, w.tanhC, w.h, 0));
            pooler.add(batch, t, 0, w);
        }
        classify(batch, w);
    }

    /// What the words of a time step contribute to the gates.
    private void readWords(RaggedBatch batch, int t, Workspace w) {
        int e = spec().embedding();
        int g = spec().gates();
        int active = batch.active(t);
        for (int row = 0; row < active; row++) {
            int word = batch.token(batch.start(t) + row);
            if (folded.length == 0) {
                System.arraycopy(weights.gateBias(), 0, w.gates, row * g, g);
                System.arraycopy(weights.embedding(), word * e, w.x, row * e, e);
            } else {
                System.arraycopy(folded, word * g, w.gates, row * g, g);
            }
        }
        if (folded.length == 0) {
            kernel.multiplyAdd(Strided.rows(w.x, 0, e), input, w.gates, 0, active);
        }
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
        kernel.multiplyAdd(Strided.rows(w.x, 0, spec().embedding()), input, w.gates, 0, batch.tokens());
    }

    private void recur(RaggedBatch batch, Workspace w) {
        int hidden = spec().hidden();
        int g = spec().gates();
        for (int t = 0; t < batch.steps(); t++) {
            int start = batch.start(t);
            int active = batch.active(t);
            if (t > 0) {
                System.arraycopy(w.h, batch.start(t - 1) * hidden, w.previous, start * hidden, active * hidden);
                kernel.multiplyAdd(Strided.rows(w.previous, start * hidden, hidden), recurrent, w.gates, start * g,
                        active);
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
