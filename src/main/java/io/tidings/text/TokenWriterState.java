package io.tidings.text;

/// Hands tokens to the sink: cuts long ones, counts them against the limit and finds their places in the original.
final class TokenWriterState {

    private static final char[] ELONGATED = Placeholders.ELONGATED.toCharArray();

    private final TextBuffer text;
    private final char[] chars;
    private final TokenizerSettings settings;
    private final TokenSink sink;
    private final TokenBuffer token = new TokenBuffer();
    private int count;
    private int lastEnd;
    private boolean full;

    TokenWriterState(TextBuffer text, TokenizerSettings settings, TokenSink sink) {
        this.text = text;
        this.chars = text.chars();
        this.settings = settings;
        this.sink = sink;
    }

    /// Whether a token was turned away because the limit is reached.
    boolean full() {
        return full;
    }

    void write(int from, int end) {
        write(from, end, end - from);
    }

    /// Writes the first `kept` chars for all of the range.
    void write(int from, int end, int kept) {
        token.set(chars, from, cut(chars, from, kept));
        send(from, end);
    }

    /// Writes `form` for the range.
    void writeAs(char[] form, int from, int end) {
        token.set(form, 0, form.length);
        send(from, end);
    }

    /// Writes a word without its stretch, and the mark that it had one, which covers no char.
    void writeStretched(int from, int end) {
        var shrunk = new char[settings.maxTokenLength() + 1];
        int length = Stretches.shrink(chars, from, end, shrunk);
        token.set(shrunk, 0, cut(shrunk, 0, length));
        send(from, end);
        token.set(ELONGATED, 0, ELONGATED.length);
        token.place(lastEnd, lastEnd);
        hand();
    }

    private void send(int from, int end) {
        // Chars that one cluster of the original became share its place: later ones start where the first ended.
        int start = Math.max(text.start(from), lastEnd);
        lastEnd = Math.max(text.end(end - 1), start);
        token.place(start, lastEnd);
        hand();
    }

    private void hand() {
        if (count == settings.maxTokens()) {
            full = true;
            return;
        }
        count++;
        sink.accept(token);
    }

    private int cut(char[] source, int from, int length) {
        if (length <= settings.maxTokenLength()) {
            return length;
        }
        int kept = settings.maxTokenLength();
        return Character.isHighSurrogate(source[from + kept - 1]) ? kept - 1 : kept;
    }
}
