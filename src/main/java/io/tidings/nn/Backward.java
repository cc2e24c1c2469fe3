package io.tidings.nn;

import java.util.Arrays;

import io.tidings.kernel.Kernel;
import io.tidings.kernel.Kernel.LstmBackward;
import io.tidings.kernel.Kernel.Packed;
import io.tidings.kernel.Kernel.Shape;
import io.tidings.kernel.Kernel.Strided;

/// The way back from the logits to the gates: what every gradient of this network begins with.
///
/// Any number of threads may share one, each with its own [Workspace], as long as the weights stay what they are.
final class Backward {

    private final Kernel kernel;
    private final Weights weights;
    private final NetworkSpec spec;
    private final Pooler pooler;
    private final Packed recurrentTransposed; // [4H, H]

    Backward(Kernel kernel, Weights weights) {
        this.kernel = kernel;
        this.weights = weights;
        this.spec = weights.spec();
        this.pooler = new Pooler(kernel, spec);
        this.recurrentTransposed = kernel.pack(recurrent(), spec.gates(), spec.hidden());
    }

    /// Takes note that the weights have changed; not while another thread is here.
    void weightsChanged() {
        kernel.repack(recurrent(), recurrentTransposed);
    }

    private Strided recurrent() {
        return Strided.transposed(weights.recurrent(), 0, spec.gates());
    }

    /// Reads `dLogits`, writes `dPooled`.
    void pooled(RaggedBatch batch, Workspace w) {
        int classes = spec.classes();
        kernel.transpose(weights.dense(), 0, w.transposed, spec.pooled(), classes);
        Arrays.fill(w.dPooled, 0, batch.texts() * spec.pooled(), 0f);
        kernel.multiplyAdd(Strided.rows(w.dLogits, 0, classes), w.transposed, 0, w.dPooled, 0,
                new Shape(batch.texts(), spec.pooled(), classes));
    }

    /// Reads `dPooled` and what the way forward left, writes `dZ`, the gradient for the gates before activation.
    void recur(RaggedBatch batch, Workspace w) {
        int hidden = spec.hidden();
        int g = spec.gates();
        pooler.backward(batch, w);
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
}
