package io.tidings.text;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/// The tokens of one text, in order, with their places in the original text. Immutable.
///
/// Offsets ascend and do not overlap. A token's string is normalised, so it need not equal the original's substring.
public final class Tokens {

    private final char[] pool; // all token strings, one after the other
    private final int[] poolEnds; // [count] where each ends in the pool
    private final int[] starts; // [count]
    private final int[] ends; // [count]
    private final boolean truncated;

    private Tokens(CollectingBuffer collected, boolean truncated) {
        this.pool = Arrays.copyOf(collected.pool, collected.used);
        this.poolEnds = Arrays.copyOf(collected.poolEnds, collected.count);
        this.starts = Arrays.copyOf(collected.starts, collected.count);
        this.ends = Arrays.copyOf(collected.ends, collected.count);
        this.truncated = truncated;
    }

    public int size() {
        return starts.length;
    }

    public String token(int index) {
        return new String(pool, poolStart(index), poolEnds[index] - poolStart(index));
    }

    /// Where token `index` starts in the original text, in chars.
    public int start(int index) {
        return starts[index];
    }

    /// Where it ends, exclusive.
    public int end(int index) {
        return ends[index];
    }

    /// Whether the text has more tokens than [TokenizerSettings#maxTokens()].
    public boolean truncated() {
        return truncated;
    }

    /// The token strings as a list; each access makes a new String.
    public List<String> strings() {
        return new StringList();
    }

    /// A sink's view of one token, for code that reads tokens from either.
    void read(int index, TokenBuffer into) {
        into.set(pool, poolStart(index), poolEnds[index] - poolStart(index));
        into.place(starts[index], ends[index]);
    }

    private int poolStart(int index) {
        return index == 0 ? 0 : poolEnds[index - 1];
    }

    @Override
    public String toString() {
        return strings().toString();
    }

    private final class StringList extends AbstractList<String> implements RandomAccess {

        @Override
        public String get(int index) {
            return token(index);
        }

        @Override
        public int size() {
            return Tokens.this.size();
        }
    }

    /// Grows while a text is read.
    static final class CollectingBuffer implements TokenSink {

        private char[] pool;
        private int used;
        private int[] poolEnds;
        private int[] starts;
        private int[] ends;
        private int count;

        CollectingBuffer(int textLength) {
            int expected = textLength / 4 + 8;
            pool = new char[textLength + 16];
            poolEnds = new int[expected];
            starts = new int[expected];
            ends = new int[expected];
        }

        @Override
        public void accept(TokenBuffer token) {
            int length = token.length();
            if (used + length > pool.length) {
                pool = Arrays.copyOf(pool, Math.max(used + length, pool.length * 2));
            }
            System.arraycopy(token.source(), token.from(), pool, used, length);
            used += length;
            if (count == starts.length) {
                poolEnds = Arrays.copyOf(poolEnds, count * 2);
                starts = Arrays.copyOf(starts, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
            }
            poolEnds[count] = used;
            starts[count] = token.start();
            ends[count] = token.end();
            count++;
        }

        Tokens done(boolean truncated) {
            return new Tokens(this, truncated);
        }
    }
}
