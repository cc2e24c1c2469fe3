package io.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts written to make a tokenizer slow: work grows with their length and no faster.
class HostileTextTest {

    private static final int SMALL = 50_000;
    private static final int LARGE = 5_000_000;
    private static final Tokenizer PATIENT = new Tokenizer(
            TokenizerSettings.DEFAULT.withMaxTokens(Integer.MAX_VALUE));

    static Stream<String> units() {
        return Stream
                .of("a", "aaab", "A", "a\u0301", "\u0301", "\u0300\u0323", "<", "<a ", "<b \"", "<b x=\"", "<!--",
                        "<!-- <b>",
                        "<script>", "<style>", "&", "&amp;", "&#", "&#x1", "&amp", "a.", "a-", "a.b-", "a@", "a.a@",
                        "@",
                        "a@a.", "#", "#a", "'", "a'", "n't", "'s", "a's", "qu'", "http://", "http:", "www.", "www.a",
                        "http://a)", "(", ":", ":(", ":-", ">:", "=", "^_", "_", "<3", "</3", "1", "1.", "1/", "1,",
                        "1,000",
                        "1:", "0_", "!", "?!", ".", "*", "-", "\uD83D\uDC4D", "\uD83D\uDC4D\u200D", "\uD83C\uDDE9",
                        "\uDC4D",
                        "\uD83D", "\u200D", "\u0000", "\u202E", "\u200B", "\u4E2D", "\u0E40", "\u0E01\u0E31",
                        "\u17D2\u1780",
                        "\u1100", "\u1161", "\uAC00\u11A8", "\u3099", "\u0958", "\uFB1D", "\u20E3", "1\u20E3", "<phone",
                        "<phone>",
                        "cannot", "dont", "iii", "x", "e\u0301\u0323", "\uD801\uDC28", "=\u0338", "com.", "a.com", " ",
                        "\n");
    }

    static Stream<Arguments> unitsBehindOpenings() {
        return units().flatMap(unit -> Stream.of("", "<a b='", "http://x.y@").map(opening -> arguments(opening, unit)));
    }

    @ParameterizedTest
    @MethodSource("unitsBehindOpenings")
    void readingAheadIsLinear(String opening, String unit) {
        long once = lookedAhead(opening + unit.repeat(SMALL / unit.length()));
        long twice = lookedAhead(opening + unit.repeat(2 * SMALL / unit.length()));
        assertThat(once).isLessThanOrEqualTo(8L * SMALL);
        assertThat(twice).isLessThanOrEqualTo(2 * once + 100);
    }

    @ParameterizedTest
    @MethodSource("units")
    @Timeout(60)
    void fiveMillionCharsOfItAreRead(String unit) {
        String text = unit.repeat(LARGE / unit.length());
        var last = new int[1];
        assertThat(PATIENT.tokenize(text, token -> {
            if (token.start() < last[0] || token.end() < token.start() || token.length() == 0) {
                throw new AssertionError("token " + token + " at " + token.start() + " after " + last[0]);
            }
            last[0] = token.end();
        })).isTrue();
        assertThat(last[0]).isLessThanOrEqualTo(text.length());
    }

    private static long lookedAhead(String text) {
        var normalizer = new NormalizerState(text);
        var scanner = new ScannerState(normalizer.run(), PATIENT.settings(), token -> {});
        assertThat(scanner.run()).isTrue();
        return normalizer.lookedAhead() + scanner.lookedAhead();
    }
}
