package io.tidings.nn;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// The shape of a network.
///
/// @param vocabulary V, with index 0 for padding (never looked up) and 1 for unknown words
/// @param embedding  E
/// @param hidden     H
/// @param classes    C
/// @param pooling    at least one
public record NetworkSpec(int vocabulary, int embedding, int hidden, int classes, Set<Pooling> pooling) {

    private static final int LIMIT = 1 << 24;

    /// Gates of an LSTM cell, in the order input, forget, candidate, output.
    static final int GATES = 4;

    public NetworkSpec {
        require("vocabulary", vocabulary, 2);
        require("embedding", embedding, 1);
        require("hidden", hidden, 1);
        require("classes", classes, 2);
        if (pooling.isEmpty()) {
            throw new IllegalArgumentException("pooling must name at least one of LAST, MEAN, MAX");
        }
        if ((long) vocabulary * Math.max(embedding, GATES) > Integer.MAX_VALUE / 8) {
            throw new IllegalArgumentException("vocabulary " + vocabulary + " times embedding " + embedding
                    + " is too large for one table: lower one of them");
        }
        pooling = Collections.unmodifiableSet(EnumSet.copyOf(pooling));
    }

    private static void require(String name, int value, int least) {
        if (value < least || value > LIMIT) {
            throw new IllegalArgumentException(name + " must be in " + least + ".." + LIMIT + ", found " + value);
        }
    }

    /// The width of all gates, 4H.
    public int gates() {
        return GATES * hidden;
    }

    /// The width of the pooled vector, P·H.
    public int pooled() {
        return pooling.size() * hidden;
    }
}
