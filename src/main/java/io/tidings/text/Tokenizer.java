package io.tidings.text;

import java.util.Arrays;

/// Reads the tokens of a review in any script. Immutable; any number of threads may share one.
///
/// Two passes, each linear in the length of any text: [NormalizerState] rewrites the text (NFC, folding,
/// entities, tags, invisible characters) and remembers where each char came from, [ScannerState] cuts it into tokens.
/// Neither throws, whatever the text.
public final class Tokenizer {

    private final TokenizerSettings settings;

    public Tokenizer() {
        this(TokenizerSettings.DEFAULT);
    }

    public Tokenizer(TokenizerSettings settings) {
        this.settings = settings;
    }

    public TokenizerSettings settings() {
        return settings;
    }

    public Tokens tokenize(String text) {
        var collected = new Tokens.CollectingBuffer(text.length());
        boolean complete = tokenize(text, collected);
        return collected.done(!complete);
    }

    /// Hands each token to `sink` without making a String of it.
    ///
    /// @return whether all of the text was read; false where it has more tokens than the settings allow
    public boolean tokenize(String text, TokenSink sink) {
        TextBuffer normalized = new NormalizerState(text).run();
        return new ScannerState(normalized, settings, sink).run();
    }

    /// The vocabulary indices of the tokens of a text; the same as `vocabulary.encode(tokenize(text))`, but faster.
    public int[] encode(String text, Vocabulary vocabulary) {
        var indices = new IndexBuffer(text.length() / 4 + 8, vocabulary);
        tokenize(text, indices);
        return Arrays.copyOf(indices.values, indices.count);
    }

    private static final class IndexBuffer implements TokenSink {

        private final Vocabulary vocabulary;
        private int[] values;
        private int count;

        IndexBuffer(int expected, Vocabulary vocabulary) {
            this.values = new int[expected];
            this.vocabulary = vocabulary;
        }

        @Override
        public void accept(TokenBuffer token) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = vocabulary.indexOf(token);
        }
    }
}
