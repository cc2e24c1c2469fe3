package io.tidings.text;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/// A growing set of distinct words, each with a dense number in order of arrival.
///
/// Open addressing over one pool of chars, so that a range of chars is found without making a String of it.
/// The hash is seeded at random: no text can be written to collide in it.
final class WordBuffer {

    static final int ABSENT = -1;

    private static final int EMPTY = 0;

    private final int seed = ThreadLocalRandom.current().nextInt();
    private char[] pool;
    private int[] ends; // [words]
    private int[] slots; // power of two; word number + 1, or EMPTY
    private int[] hashes; // [words]
    private int size;

    WordBuffer(int expectedWords) {
        pool = new char[Math.max(64, expectedWords * 8)];
        ends = new int[Math.max(16, expectedWords)];
        hashes = new int[ends.length];
        slots = new int[Integer.highestOneBit(ends.length) * 4];
    }

    int size() {
        return size;
    }

    String word(int number) {
        int from = start(number);
        return new String(pool, from, ends[number] - from);
    }

    int find(char[] chars, int from, int length) {
        int hash = hash(chars, from, length);
        for (int slot = hash & (slots.length - 1);; slot = (slot + 1) & (slots.length - 1)) {
            int number = slots[slot] - 1;
            if (number < 0) {
                return ABSENT;
            }
            if (hashes[number] == hash && matches(number, chars, from, length)) {
                return number;
            }
        }
    }

    /// The number of the word, new or known.
    int add(char[] chars, int from, int length) {
        int known = find(chars, from, length);
        return known >= 0 ? known : append(chars, from, length);
    }

    private int append(char[] chars, int from, int length) {
        int used = start(size);
        if (used + length > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(used + length, pool.length * 2));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        System.arraycopy(chars, from, pool, used, length);
        ends[size] = used + length;
        hashes[size] = hash(chars, from, length);
        size++;
        if (size * 2 > slots.length) {
            slots = new int[slots.length * 2];
            for (int number = 0; number < size; number++) {
                occupy(number);
            }
        } else {
            occupy(size - 1);
        }
        return size - 1;
    }

    private void occupy(int number) {
        int slot = hashes[number] & (slots.length - 1);
        while (slots[slot] != EMPTY) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = number + 1;
    }

    private boolean matches(int number, char[] chars, int from, int length) {
        int first = start(number);
        return Arrays.equals(pool, first, ends[number], chars, from, from + length);
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private int hash(char[] chars, int from, int length) {
        int hash = seed;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ chars[i]) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        return hash ^ (hash >>> 13);
    }
}
