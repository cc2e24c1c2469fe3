package io.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;

/// What the tests of the tokenizer share: tokens as one line, and what holds for the offsets of any text.
final class TokenAssertions {

    static final Tokenizer TOKENIZER = new Tokenizer();

    private TokenAssertions() {}

    static String line(String text) {
        return String.join(" ", TOKENIZER.tokenize(text).strings());
    }

    static void assertTokens(String text, String expected) {
        assertThat(line(text)).as("tokens of '%s'", text).isEqualTo(expected == null ? "" : expected.strip());
        assertOffsets(text, TOKENIZER.tokenize(text));
    }

    /// Offsets ascend, do not overlap and lie in the text; tokens are not empty and never half a character.
    static void assertOffsets(String text, Tokens tokens) {
        int former = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.token(i);
            assertThat(tokens.start(i)).as("start of token %s '%s'", i, token).isGreaterThanOrEqualTo(former);
            assertThat(tokens.end(i)).as("end of token %s '%s'", i, token).isBetween(tokens.start(i), text.length());
            assertThat(token).as("token %s", i).isNotEmpty();
            assertThat(VocabularyBuilder.wellFormed(token)).as("token %s is well-formed", i).isTrue();
            assertThat(token.length()).isLessThanOrEqualTo(TokenizerSettings.DEFAULT.maxTokenLength());
            former = tokens.end(i);
        }
    }
}
