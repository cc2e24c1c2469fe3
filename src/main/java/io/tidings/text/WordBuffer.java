package io.tidings.text;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/// A growing set of distinct words, each with a dense number in order of arrival.
///
/// Open addressing over one pool of chars, so that a range of chars is found without making a String of it.
/// The hash has a random base: no text can be written to collide in it.
final class WordBuffer {

    static final int ABSENT = -1;

    private static final int EMPTY = 0;
    private static final int MULTIPLIER = 0x9E3779B1;

    private final int base = ThreadLocalRandom.current().nextInt() | 1;
    private char[] pool;
    private int[] starts; // [words + 1] where each starts in the pool; the last is where the next will
    private long[] slots; // power of two; hash << 32 | word number + 1, or EMPTY
    private int size;

    WordBuffer(int expectedWords) {
        int words = Math.max(16, expectedWords);
        pool = new char[words * 8];
        starts = new int[words + 1];
        slots = new long[Integer.highestOneBit(words) * 4];
    }

    int size() {
        return size;
    }

    String word(int number) {
        return new String(pool, starts[number], starts[number + 1] - starts[number]);
    }

    int find(char[] chars, int from, int length) {
        return find(hash(chars, from, length), chars, from, length);
    }

    /// The number of the word, new or known.
    int add(char[] chars, int from, int length) {
        int hash = hash(chars, from, length);
        int known = find(hash, chars, from, length);
        if (known != ABSENT) {
            return known;
        }
        append(chars, from, length);
        if (size * 2 > slots.length) {
            long[] former = slots;
            slots = new long[former.length * 2];
            for (long slot : former) {
                if (slot != EMPTY) {
                    occupy(slot);
                }
            }
        }
        occupy(((long) hash << 32) | size);
        return size - 1;
    }

    private int find(int hash, char[] chars, int from, int length) {
        int mask = slots.length - 1;
        for (int at = hash & mask;; at = (at + 1) & mask) {
            long slot = slots[at];
            if (slot == EMPTY) {
                return ABSENT;
            }
            if ((int) (slot >>> 32) == hash && matches((int) slot - 1, chars, from, length)) {
                return (int) slot - 1;
            }
        }
    }

    private void append(char[] chars, int from, int length) {
        int used = starts[size];
        if (used + length > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(used + length, pool.length * 2));
        }
        System.arraycopy(chars, from, pool, used, length);
        size++;
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
        }
        starts[size] = used + length;
    }

    private void occupy(long slot) {
        int mask = slots.length - 1;
        int at = (int) (slot >>> 32) & mask;
        while (slots[at] != EMPTY) {
            at = (at + 1) & mask;
        }
        slots[at] = slot;
    }

    private boolean matches(int number, char[] chars, int from, int length) {
        int start = starts[number];
        if (starts[number + 1] - start != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (pool[start + i] != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    /// A polynomial in a random odd base, then spread: no branch but the loop's.
    private int hash(char[] chars, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = hash * base + chars[i];
        }
        hash = (hash ^ (hash >>> 16)) * MULTIPLIER;
        return hash ^ (hash >>> 15);
    }
}
