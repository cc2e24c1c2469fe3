package io.tidings.text;

/// Limits of the tokenizer.
///
/// @param maxTokens      tokens read from one text; the rest of the text is not read and the result says so
/// @param maxTokenLength chars (UTF-16) kept of one token; a longer one is cut, its offsets still cover all of it
public record TokenizerSettings(int maxTokens, int maxTokenLength) {

    /// Ten times the longest review of the usual public sets, and tokens longer than any word worth a vocabulary entry.
    public static final TokenizerSettings DEFAULT = new TokenizerSettings(65_536, 64);

    private static final int SHORTEST_CUT = 8;

    public TokenizerSettings {
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be at least 1, found " + maxTokens);
        }
        if (maxTokenLength < SHORTEST_CUT) {
            throw new IllegalArgumentException(
                    "maxTokenLength must be at least " + SHORTEST_CUT + ", found " + maxTokenLength);
        }
    }

    public TokenizerSettings withMaxTokens(int limit) {
        return new TokenizerSettings(limit, maxTokenLength);
    }

    public TokenizerSettings withMaxTokenLength(int limit) {
        return new TokenizerSettings(maxTokens, limit);
    }
}
