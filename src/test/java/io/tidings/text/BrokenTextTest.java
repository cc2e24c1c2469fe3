package io.tidings.text;

import static io.tidings.text.TokenAssertions.TOKENIZER;
import static io.tidings.text.TokenAssertions.assertOffsets;
import static io.tidings.text.TokenAssertions.assertTokens;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;

import org.junit.jupiter.api.Test;

/// Characters that are invisible, broken or written in more than one way, and where tokens stand in the original.
class BrokenTextTest {

    @Test
    void invisibleCharactersAreLeftOut() {
        assertTokens("zero\u200Bwidth so\u00ADft \uFEFFa \u202Eb\u202C c\u2060d", "zerowidth soft a b cd");
        assertTokens("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0645\u06CC\u062E\u0648\u0627\u0647\u0645");
    }

    @Test
    void controlsAndHalfPairsSeparate() {
        assertTokens("a\u0000b\u0007c\u007Fd", "a b c d");
        assertTokens("a\uD83Db\uDC4Dc\uD83D", "a b c");
        assertTokens("a\u0085b don\u0092t \u0093x\u0094", "a ... b do n't \" x \"");
        assertTokens("", "");
        assertTokens(" \t\r\n\u3000\u00A0", "");
    }

    @Test
    void composedAndDecomposedTextIsTheSame() {
        for (String text : List.of("Été ÅNGSTRÖM ệ", "한국 영화", "İstanbul", "≠ ≮ ≯", "が ぱ", "क़ ড়", "Ω K Å", "שׁ",
                "ΐ ᾳ")) {
            String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
            String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
            assertThat(TOKENIZER.tokenize(decomposed).strings()).isEqualTo(TOKENIZER.tokenize(composed).strings());
            assertOffsets(decomposed, TOKENIZER.tokenize(decomposed));
        }
    }

    @Test
    void offsetsPointIntoTheOriginal() {
        String text = "<p>Cafe\u0301s &amp; don&rsquo;t so\u00ADo\u00ADo 👍🏽!</p>";
        Tokens tokens = TOKENIZER.tokenize(text);
        var originals = new java.util.ArrayList<String>();
        for (int i = 0; i < tokens.size(); i++) {
            originals.add(text.substring(tokens.start(i), tokens.end(i)));
        }
        assertThat(tokens.strings()).containsExactly("cafés", "&", "do", "n't", "so", "<elong>", "👍🏽", "!");
        assertThat(originals).containsExactly("Cafe\u0301s", "&amp;", "do", "n&rsquo;t", "so\u00ADo\u00ADo", "",
                "👍🏽", "!");
    }

    @Test
    void limitsAreKept() {
        var narrow = new Tokenizer(TokenizerSettings.DEFAULT.withMaxTokens(3).withMaxTokenLength(8));
        Tokens tokens = narrow.tokenize("abcdefghij b c d e");
        assertThat(tokens.strings()).containsExactly("abcdefgh", "b", "c");
        assertThat(tokens.end(0)).isEqualTo(10);
        assertThat(tokens.truncated()).isTrue();
        assertThat(narrow.tokenize("a b c").truncated()).isFalse();
        assertThat(narrow.tokenize("abcdefg\uD801\uDC28x").token(0)).isEqualTo("abcdefg");
    }
}
