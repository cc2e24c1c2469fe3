package io.tidings.nn;

import java.util.Arrays;

import io.tidings.kernel.Kernel;
import io.tidings.kernel.Kernel.Packed;
import io.tidings.kernel.Kernel.Strided;

/// Integrated gradients (Sundararajan, Taly & Yan 2017): what each token of a text contributes to the log-odds of the
/// class that the network gives it, along the straight line of embeddings from a text of as many unknown words.
///
/// All points of the line are one ragged batch, so there is one forward and one backward pass. Because a token enters
/// the network through a product only, its contribution is read at the gates: the step that its word makes there from
/// the baseline, times the gradient there. Neither the product with the embeddings nor its gradient is then needed for
/// each point. Few points are enough, because the integral of all tokens together is known: see [Quadrature#integrals].
///
/// Any number of threads may share one, each with its own [Workspace]; it does not see later changes of the weights.
public final class Attribution {

    private static final int UNKNOWN_WORD = 1;

    private final Kernel kernel;
    private final Weights weights;
    private final NetworkSpec spec;
    private final Network network;
    private final Backward backward;
    private final Packed input; // [E, 4H]

    public Attribution(Kernel kernel, Weights weights) {
        this.kernel = kernel;
        this.weights = weights;
        this.spec = weights.spec();
        this.network = Network.of(kernel, weights);
        this.backward = new Backward(kernel, weights);
        this.input = kernel.pack(Strided.rows(weights.input(), 0, spec.gates()), spec.embedding(), spec.gates());
    }

    /// @param text        token indices; an empty text is read as one unknown word
    /// @param points      how many points of the line are looked at, at least 2
    /// @param temperature divides the logits, as in [Network#probabilities]
    public Contributions explain(int[] text, int points, float temperature, Workspace w) {
        var line = new Quadrature(points);
        int[][] copies = new int[points][];
        Arrays.fill(copies, text);
        RaggedBatch batch = RaggedBatch.of(copies);
        w.prepareAttribution(spec, batch);
        project(batch, w);
        walk(batch, line, w);
        network.forwardFromGates(batch, Dropout.NONE, w);
        var odds = LogOdds.ofBest(w.logits, (points - 1) * spec.classes(), spec.classes(), temperature);
        for (int point = 0; point < points; point++) {
            odds.gradient(w.logits, w.dLogits, point * spec.classes());
        }
        backward.pooled(batch, w);
        backward.recur(batch, w);
        int last = (points - 1) * spec.classes();
        double score = odds.value(w.logits, last);
        double baseline = odds.value(w.logits, 0);
        double[] slopes = slopes(batch, w);
        return new Contributions(odds.best(), scores(w.logits, last, temperature),
                line.integrals(slopes, score - baseline), score, baseline);
    }

    private float[] scores(float[] logits, int at, float temperature) {
        var result = new float[spec.classes()];
        for (int k = 0; k < result.length; k++) {
            result[k] = logits[at + k] / temperature;
        }
        Softmax.inPlace(result, 0, result.length);
        return result;
    }

    /// Writes `projected`: what the text's words give to the gates, and in the last row the baseline.
    private void project(RaggedBatch batch, Workspace w) {
        int e = spec.embedding();
        int g = spec.gates();
        for (int t = 0; t <= batch.steps(); t++) {
            int word = t == batch.steps() ? UNKNOWN_WORD : batch.token(batch.start(t));
            System.arraycopy(weights.embedding(), word * e, w.x, t * e, e);
            System.arraycopy(weights.gateBias(), 0, w.projected, t * g, g);
        }
        kernel.multiplyAdd(Strided.rows(w.x, 0, e), input, w.projected, 0, batch.steps() + 1);
    }

    /// Writes `gates`: the points of the line from the baseline to the text, the text itself last.
    private void walk(RaggedBatch batch, Quadrature line, Workspace w) {
        int g = spec.gates();
        int baseline = batch.steps() * g;
        for (int t = 0; t < batch.steps(); t++) {
            int row = batch.start(t) * g;
            for (int point = 0; point < line.points() - 1; point++, row += g) {
                float at = (float) line.at(point);
                for (int j = 0; j < g; j++) {
                    float from = w.projected[baseline + j];
                    w.gates[row + j] = from + at * (w.projected[t * g + j] - from);
                }
            }
            System.arraycopy(w.projected, t * g, w.gates, row, g);
        }
    }

    /// How steep the line is at each point for each token, `[T, points]`: the step of its word at the gates, times the
    /// gradient there.
    private double[] slopes(RaggedBatch batch, Workspace w) {
        int g = spec.gates();
        int baseline = batch.steps() * g;
        var step = new float[g];
        var result = new double[batch.tokens()];
        for (int t = 0; t < batch.steps(); t++) {
            for (int j = 0; j < g; j++) {
                step[j] = w.projected[t * g + j] - w.projected[baseline + j];
            }
            for (int row = batch.start(t); row < batch.start(t + 1); row++) {
                result[row] = dot(step, w.dZ, row * g);
            }
        }
        return result;
    }

    /// Four sums beside each other, so that additions need not wait for each other; H is in each gate four times over.
    private static double dot(float[] a, float[] b, int at) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int j = 0; j < a.length; j += 4) {
            s0 += a[j] * b[at + j];
            s1 += a[j + 1] * b[at + j + 1];
            s2 += a[j + 2] * b[at + j + 2];
            s3 += a[j + 3] * b[at + j + 3];
        }
        return (double) s0 + s1 + s2 + s3;
    }
}
