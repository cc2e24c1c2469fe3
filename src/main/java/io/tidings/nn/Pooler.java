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

    /// Reads `h`, writes `pooled` and `argmax`.
    void forward(RaggedBatch batch, Workspace w) {
        int column = 0;
        for (Pooling pooling : spec.pooling()) {
            for (int b = 0; b < batch.texts(); b++) {
                int at = b * spec.pooled() + column;
                switch (pooling) {
                    case LAST -> System.arraycopy(w.h, last(batch, b), w.pooled, at, spec.hidden());
                    case MEAN -> mean(batch, w, b, at);
                    case MAX -> max(batch, w, b, at);
                }
            }
            column += spec.hidden();
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

    private void mean(RaggedBatch batch, Workspace w, int b, int at) {
        Arrays.fill(w.pooled, at, at + spec.hidden(), 0f);
        float share = 1f / batch.length(b);
        for (int t = 0; t < batch.length(b); t++) {
            kernel.addScaled(share, w.h, (batch.start(t) + b) * spec.hidden(), w.pooled, at, spec.hidden());
        }
    }

    private void meanBackward(RaggedBatch batch, Workspace w, int b, int at) {
        float share = 1f / batch.length(b);
        for (int t = 0; t < batch.length(b); t++) {
            kernel.addScaled(share, w.dPooled, at, w.dH, (batch.start(t) + b) * spec.hidden(), spec.hidden());
        }
    }

    private void max(RaggedBatch batch, Workspace w, int b, int at) {
        System.arraycopy(w.h, b * spec.hidden(), w.pooled, at, spec.hidden());
        Arrays.fill(w.argmax, at, at + spec.hidden(), b);
        for (int t = 1; t < batch.length(b); t++) {
            int row = batch.start(t) + b;
            kernel.maxInto(w.h, row * spec.hidden(), w.pooled, at, w.argmax, row, spec.hidden());
        }
    }

    private void maxBackward(Workspace w, int at) {
        for (int j = 0; j < spec.hidden(); j++) {
            w.dH[w.argmax[at + j] * spec.hidden() + j] += w.dPooled[at + j];
        }
    }
}
