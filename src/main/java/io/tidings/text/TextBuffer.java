package io.tidings.text;

import java.util.Arrays;

/// Normalised text in the making, with the place in the original text where each char came from.
///
/// As long as each char stands where it stood, no places are stored.
final class TextBuffer {

    private char[] chars;
    private int length;
    private int[] starts = {}; // [chars] once places are stored
    private int[] ends = {};
    private boolean mapped;

    TextBuffer(int expectedLength) {
        chars = new char[expectedLength + 8];
    }

    /// The array in use, longer than [#length()]; what stands beyond is zero or stale.
    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    /// Where the char at `index` starts in the original text.
    int start(int index) {
        return mapped ? starts[index] : index;
    }

    /// Where the original of the char at `index` ends, exclusive.
    int end(int index) {
        return mapped ? ends[index] : index + 1;
    }

    void append(char c, int start, int end) {
        if (length == chars.length) {
            grow();
        }
        if (mapped) {
            starts[length] = start;
            ends[length] = end;
        } else if (start != length || end != start + 1) {
            map();
            starts[length] = start;
            ends[length] = end;
        }
        chars[length++] = c;
    }

    void appendCodePoint(int codePoint, int start, int end) {
        if (Character.isBmpCodePoint(codePoint)) {
            append((char) codePoint, start, end);
        } else {
            append(Character.highSurrogate(codePoint), start, end);
            append(Character.lowSurrogate(codePoint), start, end);
        }
    }

    /// Takes the last char back.
    void dropLast() {
        length--;
    }

    /// Whether the last char was written for exactly this range of the original.
    boolean endsWith(int start, int end) {
        return length > 0 && start(length - 1) == start && end(length - 1) == end;
    }

    /// The last code point, or 0 where there is none.
    int lastCodePoint() {
        return length == 0 ? 0 : Character.codePointBefore(chars, length);
    }

    private void map() {
        mapped = true;
        starts = new int[chars.length];
        ends = new int[chars.length];
        for (int i = 0; i < length; i++) {
            starts[i] = i;
            ends[i] = i + 1;
        }
    }

    private void grow() {
        chars = Arrays.copyOf(chars, chars.length * 2);
        if (mapped) {
            starts = Arrays.copyOf(starts, chars.length);
            ends = Arrays.copyOf(ends, chars.length);
        }
    }
}
