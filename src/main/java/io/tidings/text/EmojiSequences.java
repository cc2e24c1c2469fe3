package io.tidings.text;

/// Emoji as UTS #51 writes them: flags, keycaps, modifiers, tags and joined sequences are one each.
///
/// The normaliser has left out variation selectors, so that `❤` with and without one is the same token.
final class EmojiSequences {

    static final char KEYCAP = '\u20E3';

    private static final char JOINER = '\u200D';

    private EmojiSequences() {}

    /// The end of the emoji that starts at `at`.
    static int end(char[] text, int at, int length) {
        int codePoint = Character.codePointAt(text, at, length);
        int i = at + Character.charCount(codePoint);
        if (isRegional(codePoint)) {
            boolean flag = i < length && isRegional(Character.codePointAt(text, i, length));
            return flag ? i + 2 : i;
        }
        while (i < length) {
            int next = Character.codePointAt(text, i, length);
            if (Character.isEmojiModifier(next) || isTag(next) || next == KEYCAP) {
                i += Character.charCount(next);
            } else if (next == JOINER && i + 1 < length
                    && CharKinds.of(Character.codePointAt(text, i + 1, length)) == CharKinds.EMOJI) {
                i += 1 + Character.charCount(Character.codePointAt(text, i + 1, length));
            } else {
                break;
            }
        }
        return i;
    }

    private static boolean isRegional(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }

    private static boolean isTag(int codePoint) {
        return codePoint >= 0xE0020 && codePoint <= 0xE007F;
    }
}
