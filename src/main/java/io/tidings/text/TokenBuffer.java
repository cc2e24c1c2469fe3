package io.tidings.text;

/// The token at hand: its normalised chars and where it stands in the original text.
///
/// One object carries all tokens of a text, so that a vocabulary can be asked without making a String a token.
/// Copy it with [#toString()] to keep it. Belongs to the thread that tokenises.
public final class TokenBuffer implements CharSequence {

    private char[] chars = new char[0];
    private int from;
    private int length;
    private int start;
    private int end;

    TokenBuffer() {}

    void set(char[] source, int first, int count) {
        chars = source;
        from = first;
        length = count;
    }

    void place(int originalStart, int originalEnd) {
        start = originalStart;
        end = originalEnd;
    }

    /// Where the token starts in the original text, in chars.
    public int start() {
        return start;
    }

    /// Where it ends, exclusive; equal to [#start()] for a mark that stands for no char of its own.
    public int end() {
        return end;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return chars[from + index];
    }

    @Override
    public CharSequence subSequence(int first, int last) {
        return toString().substring(first, last);
    }

    @Override
    public String toString() {
        return new String(chars, from, length);
    }

    char[] source() {
        return chars;
    }

    int from() {
        return from;
    }
}
