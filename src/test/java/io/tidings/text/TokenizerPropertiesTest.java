package io.tidings.text;

import static io.tidings.text.TokenAssertions.TOKENIZER;
import static io.tidings.text.TokenAssertions.assertOffsets;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for any text; the seed is in the name of each case.
class TokenizerPropertiesTest {

    private static final int TEXTS = 400;
    private static final String[] PIECES = {"don't ", "<br />", "<b", "&amp;", "&#39;", "http://a.com/", "me@x.org ",
            "@you ", "#tag ", "sooo", ":-)", "10/10 ", "1999", "\uD83D\uDC4D", "\uD83C\uDFFD", "\u200D", "\uFE0F",
            "\uD83C\uDDE9",
            "e\u0301", "\u0323", "\u1112\u1161\u11AB", "\u0E40\u0E01", "\u4E2D", "\u304B\u3099", "\uD800", "\uDFFF",
            "\u0000", "'", ".", " ", "A",
            "<phone>", "<!--", "\u202E", "\u0130", "\u212B", "=\u0338", "\u0958", "!?", "\u0092"};

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void offsetsOfAnyCharsAscendWithinTheText(long seed) {
        var random = new Random(seed);
        for (int n = 0; n < TEXTS; n++) {
            String text = anyChars(random);
            assertOffsets(text, TOKENIZER.tokenize(text));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6, 7, 8})
    void offsetsOfReviewPiecesAscendWithinTheText(long seed) {
        var random = new Random(seed);
        for (int n = 0; n < TEXTS; n++) {
            String text = pieces(random);
            assertOffsets(text, TOKENIZER.tokenize(text));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {9, 10, 11, 12})
    void composedAndDecomposedTextGiveTheSameTokens(long seed) {
        var random = new Random(seed);
        for (int n = 0; n < TEXTS; n++) {
            String text = n % 2 == 0 ? pieces(random) : letters(random);
            String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
            String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
            assertThat(TOKENIZER.tokenize(decomposed).strings()).as(text)
                    .isEqualTo(TOKENIZER.tokenize(composed).strings());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {13, 14})
    void plainWordsAreTheirFoldedOriginals(long seed) {
        var random = new Random(seed);
        for (int n = 0; n < TEXTS; n++) {
            String text = random.ints(40, 0, 8)
                    .mapToObj(i -> "aB cZ,d".charAt(i % 7) + "")
                    .reduce("", String::concat);
            Tokens tokens = TOKENIZER.tokenize(text);
            for (int i = 0; i < tokens.size(); i++) {
                String original = text.substring(tokens.start(i), tokens.end(i));
                boolean rewritten = tokens.token(i).equals("<elong>") || original.matches(".*(.)\\1\\1.*");
                assertThat(rewritten || tokens.token(i).equals(original.toLowerCase(java.util.Locale.ROOT))
                        || original.matches(",+")).as(text).isTrue();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {15, 16})
    void encodingTextIsEncodingItsTokens(long seed) {
        var random = new Random(seed);
        var counts = Vocabulary.builder();
        for (int n = 0; n < TEXTS; n++) {
            TOKENIZER.tokenize(pieces(random), counts);
        }
        Vocabulary vocabulary = counts.build(3, 200);
        for (int n = 0; n < TEXTS; n++) {
            String text = pieces(random);
            Tokens tokens = TOKENIZER.tokenize(text);
            int[] expected = tokens.strings().stream().mapToInt(vocabulary::indexOf).toArray();
            assertThat(TOKENIZER.encode(text, vocabulary)).isEqualTo(expected);
            assertThat(vocabulary.encode(tokens)).isEqualTo(expected);
        }
    }

    @Test
    void anyNumberOfThreadsMayShareATokenizer() throws Exception {
        String text = "Shared: don't, cafe\u0301, \u4E2D\u6587 \uD55C \u0442\u0435\u043A\u0441\u0442 &amp; more";
        var expected = TOKENIZER.tokenize(text).strings();
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> same = () -> IntStream.range(0, 2_000)
                    .allMatch(i -> TOKENIZER.tokenize(text).strings().equals(expected));
            for (var result : threads.invokeAll(java.util.Collections.nCopies(4, same))) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    private static String anyChars(Random random) {
        int length = random.nextInt(200);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x80) : random.nextInt(0x10000)));
        }
        return text.toString();
    }

    private static String pieces(Random random) {
        var text = new StringBuilder();
        int count = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /// Letters, marks and syllables of all planes, so well-formed.
    private static String letters(Random random) {
        var text = new StringBuilder();
        int count = random.nextInt(60);
        while (text.length() < count) {
            int codePoint = random.nextInt(4) == 0 ? 0x300 + random.nextInt(0x70) : random.nextInt(0x1F000);
            if (Character.isLetter(codePoint) || Character.getType(codePoint) == Character.NON_SPACING_MARK) {
                text.appendCodePoint(codePoint);
            }
        }
        return text.toString();
    }
}
