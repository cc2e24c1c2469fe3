package io.tidings.model;

import io.tidings.text.Vocabulary;

/// Which part of a long text the network reads: its beginning and its end, where reviews say what they think.
///
/// @param maxTokens how many tokens at most
/// @param head      how many of them from the beginning, the others from the end
public record Excerpt(int maxTokens, int head) {

    private static final int[] EMPTY_TEXT = {Vocabulary.UNKNOWN};

    public Excerpt {
        if (maxTokens < 1 || head < 0 || head > maxTokens) {
            throw new IllegalArgumentException("an excerpt needs at least 1 token and a head within it, found "
                    + maxTokens + " tokens, head " + head);
        }
    }

    public boolean cuts(int tokens) {
        return tokens > maxTokens;
    }

    /// Where in a text the token stands that is read as number `read`.
    ///
    /// @param tokens how many the text has
    int position(int read, int tokens) {
        return read < head || !cuts(tokens) ? read : tokens - maxTokens + read;
    }

    /// What is read of a text, never empty: a text without tokens is read as one unknown word.
    ///
    /// @return the array itself where it is short enough
    int[] of(int[] tokens) {
        if (tokens.length == 0) {
            return EMPTY_TEXT;
        }
        if (!cuts(tokens.length)) {
            return tokens;
        }
        var part = new int[maxTokens];
        System.arraycopy(tokens, 0, part, 0, head);
        int tail = maxTokens - head;
        System.arraycopy(tokens, tokens.length - tail, part, head, tail);
        return part;
    }
}
