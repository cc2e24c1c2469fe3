package io.tidings.nn;

import java.util.Arrays;

import io.tidings.kernel.Kernel;

/// Pools hidden states over time, forward and backward, in the columns that each [Pooling] of the network has.
final class Pooler {

    private final Kernel kernel;
    private final NetworkSpec spec;

    Pooler(Kernel kernel, NetworkSpec spec) {
        this.kernel = kernel;
        this.spec = spec;
    }

    /// Before the first time step of a batch.
    void start(RaggedBatch batch, Workspace w) {
        Arrays.fill(w.pooled, 0, batch.texts() * spec.pooled(), 0f);
    }

    /// Takes up time step `t`, whose hidden states lie in `h` from row `firstRow` on. Writes `pooled` and `argmax`.
    void add(RaggedBatch batch, int t, int firstRow, Workspace w) {
        int hidden = spec.hidden();
        int column = 0;
        for (Pooling pooling : spec.pooling()) {
            for (int b = 0; b < batch.active(t); b++) {
                int from = (firstRow + b) * hidden;
                int at = b * spec.pooled() + column;
                switch (pooling) {
                    case LAST -> System.arraycopy(w.h, from, w.pooled, at, hidden);
                    case MEAN -> kernel.addScaled(1f / batch.length(b), w.h, from, w.pooled, at, hidden);
                    case MAX -> max(w, from, at, t, batch.start(t) + b);
                }
            }
            column += hidden;
        }
    }

    private void max(Workspace w, int from, int at, int t, int row) {
        if (t == 0) {
            System.arraycopy(w.h, from, w.pooled, at, spec.hidden());
            Arrays.fill(w.argmax, at, at + spec.hidden(), row);
        } else {
            kernel.maxInto(w.h, from, w.pooled, at, w.argmax, row, spec.hidden());
        }
    }

    /// Reads `dPooled` and `argmax`, writes all of `dH`.
    void backward(RaggedBatch batch, Workspace w) {
        Arrays.fill(w.dH, 0, batch.tokens() * spec.hidden(), 0f);
        int column = 0;
        for (Pooling pooling : spec.pooling()) {
            for (int b = 0; b < batch.texts(); b++) {
                int at = b * spec.pooled() + column;
                switch (pooling) {
                    case LAST -> kernel.addScaled(1f, w.dPooled, at, w.dH, last(batch, b), spec.hidden());
                    case MEAN -> meanBackward(batch, w, b, at);
                    case MAX -> maxBackward(w, at);
                }
            }
            column += spec.hidden();
        }
    }

    private int last(RaggedBatch batch, int b) {
        return (batch.start(batch.length(b) - 1) + b) * spec.hidden();
    }

    private void meanBackward(RaggedBatch batch, Workspace w, int b, int at) {
        float share = 1f / batch.length(b);
        for (int t = 0; t < batch.length(b); t++) {
            kernel.addScaled(share, w.dPooled, at, w.dH, (batch.start(t) + b) * spec.hidden(), spec.hidden());
        }
    }

    private void maxBackward(Workspace w, int at) {
        for (int j = 0; j < spec.hidden(); j++) {
            w.dH[w.argmax[at + j] * spec.hidden() + j] += w.dPooled[at + j];
        }
    }
}
