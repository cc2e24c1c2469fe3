package io.tidings.text;

import java.util.Arrays;

/// Normalised text in the making, with the place in the original text where each char came from.
///
/// Places are kept by segment: in an even segment the chars stand as they stood in the original, one by one, from
/// `originals` on; an uneven one, such as `é` for `&eacute;`, has all of one range. Text that was not rewritten
/// is a single segment.
final class TextBuffer {

    private static final int EVEN = -1;

    private char[] chars;
    private int length;
    private int[] firsts = new int[4]; // [segments] index of the first char
    private int[] originals = new int[4]; // [segments] where the original of it starts
    private int[] originalEnds = new int[4]; // [segments] where it ends, or EVEN
    private int segments = 1; // the first is even and starts at 0
    private int cursor;

    TextBuffer(int expectedLength) {
        chars = new char[expectedLength + 8];
        originalEnds[0] = EVEN;
    }

    /// The array in use, longer than [#length()]; what stands beyond is zero or stale.
    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    /// Where the char at `index` starts in the original text. Indices are asked for in ascending order.
    int start(int index) {
        seek(index);
        boolean even = originalEnds[cursor] == EVEN;
        return even ? originals[cursor] + index - firsts[cursor] : originals[cursor];
    }

    /// Where the original of the char at `index` ends, exclusive. Indices are asked for in ascending order.
    int end(int index) {
        seek(index);
        int end = originalEnds[cursor];
        return end == EVEN ? originals[cursor] + index - firsts[cursor] + 1 : end;
    }

    /// Appends the folded forms of ASCII chars that stand from `from` to `to` in the original.
    void appendAscii(char[] original, int from, int to) {
        place(from, EVEN);
        while (chars.length - length < to - from) {
            grow();
        }
        char[] target = chars;
        int shift = length - from;
        for (int i = from; i < to; i++) {
            target[i + shift] = CharKinds.foldAscii(original[i]);
        }
        length += to - from;
    }

    void append(char c, int start, int end) {
        place(start, end == start + 1 ? EVEN : end);
        if (length == chars.length) {
            grow();
        }
        chars[length++] = c;
    }

    void appendCodePoint(int codePoint, int start, int end) {
        if (Character.isBmpCodePoint(codePoint)) {
            append((char) codePoint, start, end);
        } else {
            boolean even = end == start + 2;
            append(Character.highSurrogate(codePoint), start, even ? start + 1 : end);
            append(Character.lowSurrogate(codePoint), even ? start + 1 : start, end);
        }
    }

    /// Takes the last char back.
    void dropLast() {
        length--;
    }

    /// Whether the last char came from exactly this char of the original.
    boolean endsWith(int original) {
        int last = segments - 1;
        return length > firsts[last] && originalEnds[last] == EVEN && next(last) == original + 1;
    }

    /// The last code point, or 0 where there is none.
    int lastCodePoint() {
        return length == 0 ? 0 : Character.codePointBefore(chars, length);
    }

    /// Opens a segment, unless the open one goes on just there.
    private void place(int start, int end) {
        int last = segments - 1;
        boolean goesOn = end == EVEN ? next(last) == start : originals[last] == start;
        if (goesOn && originalEnds[last] == end) {
            return;
        }
        if (segments == firsts.length) {
            firsts = Arrays.copyOf(firsts, segments * 2);
            originals = Arrays.copyOf(originals, segments * 2);
            originalEnds = Arrays.copyOf(originalEnds, segments * 2);
        }
        firsts[segments] = length;
        originals[segments] = start;
        originalEnds[segments] = end;
        segments++;
    }

    /// Where the next char would stand in the original if an even segment went on.
    private int next(int segment) {
        return originals[segment] + length - firsts[segment];
    }

    private void seek(int index) {
        while (cursor + 1 < segments && firsts[cursor + 1] <= index) {
            cursor++;
        }
    }

    private void grow() {
        chars = Arrays.copyOf(chars, chars.length * 2);
    }
}
