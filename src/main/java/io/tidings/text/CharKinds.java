package io.tidings.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/// What the tokenizer needs to know of each code point: its kind, its folded form, and whether NFC may change it.
///
/// Chars of the Basic Multilingual Plane are looked up in pages of 256, computed when first touched; a page is a
/// record, so that a thread which sees it sees all of it. Others are computed each time.
final class CharKinds {

    /// Separates tokens.
    static final byte SPACE = 0;
    /// Of an alphabet or an abjad or abugida that writes spaces: makes words.
    static final byte LETTER = 1;
    static final byte DIGIT = 2;
    /// A combining mark: goes with what stands before it.
    static final byte MARK = 3;
    /// A Han, Kana or similar letter, or a Hangul syllable: a token of its own.
    static final byte SINGLE = 4;
    /// A letter of a script without spaces that builds clusters: Thai, Lao, Khmer, Myanmar and their kin.
    static final byte CLUSTER = 5;
    /// Punctuation and symbols.
    static final byte SYMBOL = 6;
    static final byte EMOJI = 7;
    /// Invisible: left out, unless it joins emoji.
    static final byte DROPPED = 8;

    /// Marks a char that may compose with the one before it, or that is itself not in NFC.
    static final byte COMPOSES = 0x10;
    static final byte KIND = 0x0F;

    private static final int PAGE = 256;
    private static final Page[] PAGES = new Page[Character.MIN_SUPPLEMENTARY_CODE_POINT / PAGE];
    private static final byte[] ASCII = page(0).kinds;
    private static final char[] ASCII_FOLDS = page(0).folds;
    private static final boolean[] ASCII_WORD = new boolean[0x80];
    static {
        for (int c = 0; c < ASCII_WORD.length; c++) {
            ASCII_WORD[c] = isWordKind(ASCII[c]);
        }
    }

    private CharKinds() {}

    /// The kind of a char of normalised text, where ASCII is frequent and half a pair is looked at as [#SPACE].
    static byte ofChar(char c) {
        return c < 0x80 ? ASCII[c] : (byte) (page(c >>> 8).kinds[c & 0xFF] & KIND);
    }

    /// Whether the char, not half a pair, is a letter, mark or digit of a word.
    static boolean isInWord(char c) {
        return c < 0x80 ? ASCII_WORD[c] : isWordKind(ofChar(c));
    }

    static boolean isInWord(int codePoint) {
        return isWordKind(of(codePoint));
    }

    private static boolean isWordKind(byte kind) {
        return kind == LETTER || kind == MARK || kind == DIGIT;
    }

    static byte of(int codePoint) {
        return Character.isBmpCodePoint(codePoint) ? ofChar((char) codePoint) : computeKind(codePoint);
    }

    /// Kind and [#COMPOSES] of a char.
    static byte flagsOfChar(char c) {
        return page(c >>> 8).kinds[c & 0xFF];
    }

    static boolean composes(int codePoint) {
        return Character.isBmpCodePoint(codePoint)
                ? (flagsOfChar((char) codePoint) & COMPOSES) != 0
                : computeComposes(codePoint);
    }

    static char foldAscii(char c) {
        return ASCII_FOLDS[c];
    }

    static char foldChar(char c) {
        return page(c >>> 8).folds[c & 0xFF];
    }

    static int fold(int codePoint) {
        return Character.isBmpCodePoint(codePoint) ? foldChar((char) codePoint) : Folding.compute(codePoint);
    }

    private static Page page(int number) {
        Page page = PAGES[number];
        if (page == null) {
            page = Page.compute(number * PAGE);
            PAGES[number] = page;
        }
        return page;
    }

    private static byte computeKind(int codePoint) {
        if (isDropped(codePoint)) {
            return DROPPED;
        }
        if (codePoint >= 0x80 && Character.isEmoji(codePoint)) {
            return EMOJI;
        }
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER -> LETTER;
            case Character.OTHER_LETTER, Character.MODIFIER_LETTER -> letterKind(codePoint);
            case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> MARK;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL, Character.SURROGATE ->
                SPACE;
            default -> codePoint == Folding.REPLACEMENT ? SPACE : codePoint == 0x3007 ? SINGLE : SYMBOL;
        };
    }

    private static byte letterKind(int codePoint) {
        // The prolonged sound marks of Kana belong to no script.
        if (codePoint == 0x30FC || codePoint == 0xFF70) {
            return SINGLE;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, YI, TANGUT, NUSHU, KHITAN_SMALL_SCRIPT -> SINGLE;
            case HANGUL -> codePoint >= 0xAC00 && codePoint <= 0xD7A3 ? SINGLE : LETTER;
            case THAI, LAO, KHMER, MYANMAR, TAI_LE, NEW_TAI_LUE, TAI_THAM, TAI_VIET, JAVANESE, BALINESE -> CLUSTER;
            default -> LETTER;
        };
    }

    private static boolean isDropped(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F) // variation selectors
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
                || codePoint == 0x034F // combining grapheme joiner
                || codePoint == 0x0640 // the stretching stroke of Arabic
                || (codePoint >= 0x180B && codePoint <= 0x180F) // Mongolian selectors
                || codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x3164 || codePoint == 0xFFA0; // fillers
    }

    private static boolean computeComposes(int codePoint) {
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        boolean variation = codePoint >= 0xFE00 && codePoint <= 0xFE0F;
        if (codePoint < 0x300 || surrogate || variation) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default ->
                // Vowels and finals of Hangul, and the vowel signs of Kirat Rai, compose although they are letters.
                (codePoint >= 0x1161 && codePoint <= 0x11FF) || codePoint == 0x16D67 || codePoint == 0x16D63
                        || !Normalizer.isNormalized(Character.toString(codePoint), Normalizer.Form.NFC);
        };
    }

    private record Page(byte[] kinds, char[] folds) {

        static Page compute(int first) {
            var kinds = new byte[PAGE];
            var folds = new char[PAGE];
            for (int i = 0; i < PAGE; i++) {
                int fold = Folding.compute(first + i);
                folds[i] = (char) fold;
                // What is copied in its folded form has that form's kind.
                kinds[i] = (byte) (computeKind(fold) | (computeComposes(first + i) ? COMPOSES : 0));
            }
            return new Page(kinds, folds);
        }
    }
}
