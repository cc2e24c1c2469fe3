package io.tidings.nn;

import java.util.Arrays;

/// Texts of different lengths, laid out for a recurrent network without padding.
///
/// Texts are sorted by length, longest first, and tokens stored time step by time step: step t holds one row for each
/// of the first `active(t)` texts of that order, from row `start(t)` on. Row r of step t and row r of step t - 1
/// belong to the same text. An empty text is read as one unknown word.
public final class RaggedBatch {

    private static final int[] EMPTY_TEXT = {1};

    private final int[] order; // [B] sorted position -> position in the caller's array
    private final int[] lengths; // [B] by sorted position, never 0
    private final int[] starts; // [T + 1]
    private final int[] tokens; // [N]

    private RaggedBatch(int[] order, int[] lengths, int[] starts, int[] tokens) {
        this.order = order;
        this.lengths = lengths;
        this.starts = starts;
        this.tokens = tokens;
    }

    /// @param texts token indices, one array a text; read, not kept
    public static RaggedBatch of(int[][] texts) {
        int[] order = sortedByLength(texts);
        int[] lengths = new int[order.length];
        int total = 0;
        for (int b = 0; b < order.length; b++) {
            lengths[b] = Math.max(1, texts[order[b]].length);
            total = Math.addExact(total, lengths[b]);
        }
        int steps = order.length == 0 ? 0 : lengths[0];
        int[] starts = new int[steps + 1];
        int[] tokens = new int[total];
        int active = order.length;
        for (int t = 0, row = 0; t < steps; t++) {
            while (lengths[active - 1] <= t) {
                active--;
            }
            for (int b = 0; b < active; b++) {
                int[] text = texts[order[b]];
                tokens[row++] = text.length == 0 ? EMPTY_TEXT[0] : text[t];
            }
            starts[t + 1] = row;
        }
        return new RaggedBatch(order, lengths, starts, tokens);
    }

    /// Longest first; of equals, the caller's order. Keys carry the position, so that no boxing is needed.
    private static int[] sortedByLength(int[][] texts) {
        long[] keys = new long[texts.length];
        for (int i = 0; i < texts.length; i++) {
            keys[i] = ((long) (Integer.MAX_VALUE - texts[i].length) << Integer.SIZE) | i;
        }
        Arrays.sort(keys);
        int[] order = new int[texts.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    /// B
    public int texts() {
        return order.length;
    }

    /// T
    public int steps() {
        return starts.length - 1;
    }

    /// N
    public int tokens() {
        return tokens.length;
    }

    int start(int step) {
        return starts[step];
    }

    int active(int step) {
        return starts[step + 1] - starts[step];
    }

    int token(int row) {
        return tokens[row];
    }

    int length(int sorted) {
        return lengths[sorted];
    }

    /// Where the text at a sorted position stood in the caller's array.
    int original(int sorted) {
        return order[sorted];
    }
}
