package io.tidings.text;

/// One form for chars that mean the same: case, width, digits of all scripts, typographic quotes, dashes and apostrophes.
///
/// Case is folded simply (one code point to one), by way of the upper case, so that `ς` and `σ`, `ı` and `i` meet.
/// Emphasis by capitals is lost with it: it is rarer than the words whose counts it would split.
final class Folding {

    static final char REPLACEMENT = '\uFFFD';

    /// What Windows writes into the places of C1 controls (0x80 to 0x9F): many reviews hold such bytes unconverted.
    private static final String WINDOWS_1252 = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";
    private static final String APOSTROPHES = "`´‘’‚‛′ʼʹ‵";
    private static final String QUOTES = "“”„‟«»″〝〞〟";
    private static final String DASHES = "‐‑‒–—―−﹘﹣";

    private static final int FULLWIDTH_FIRST = 0xFF01;
    private static final int FULLWIDTH_LAST = 0xFF5E;
    private static final int FULLWIDTH_SHIFT = FULLWIDTH_FIRST - '!';

    private Folding() {}

    /// The folded form of a code point; a space for controls. Never longer in chars than the original.
    static int compute(int codePoint) {
        if (codePoint < 0x80) {
            return foldAscii((char) codePoint);
        }
        if (codePoint < 0xA0) {
            return compute(WINDOWS_1252.charAt(codePoint - 0x80));
        }
        if (codePoint >= FULLWIDTH_FIRST && codePoint <= FULLWIDTH_LAST) {
            return foldAscii((char) (codePoint - FULLWIDTH_SHIFT));
        }
        if (APOSTROPHES.indexOf(codePoint) >= 0) {
            return '\'';
        }
        if (QUOTES.indexOf(codePoint) >= 0) {
            return '"';
        }
        if (DASHES.indexOf(codePoint) >= 0) {
            return '-';
        }
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER,
                    Character.LETTER_NUMBER, Character.OTHER_SYMBOL ->
                Character.toLowerCase(Character.toUpperCase(codePoint));
            case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(codePoint, 10);
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            default -> codePoint;
        };
    }

    private static char foldAscii(char c) {
        if (c >= 'A' && c <= 'Z') {
            return (char) (c + ('a' - 'A'));
        }
        return c == '`' ? '\'' : c < ' ' || c == 0x7F ? ' ' : c;
    }
}
