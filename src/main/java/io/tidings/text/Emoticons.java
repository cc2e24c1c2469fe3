package io.tidings.text;

/// Faces and hearts drawn with ASCII. The text is folded already: `:D` stands there as `:d`.
final class Emoticons {

    static final int NONE = -1;

    private static final String NOSES = "-o^'";
    private static final String MOUTHS = ")(]['/\\|*@$#{}<>dpox3cs";
    private static final String WORD_MOUTHS = "dpox3cs";

    private Emoticons() {}

    /// The end of the emoticon that starts at `at`, exclusive, or [#NONE]; a mouth drawn many times belongs to it.
    static int end(char[] text, int at, int length) {
        return switch (text[at]) {
            case ':', ';', '=' -> face(text, at, at, length);
            case '>' -> at + 1 < length && isEye(text[at + 1]) ? face(text, at, at + 1, length) : NONE;
            case '(' -> mirrored(text, at, length);
            case '<' -> heart(text, at, length);
            case '^', '-', '\'', 'o', 't', 'u', '0', 'x' -> pair(text, at, length);
            default -> NONE;
        };
    }

    /// How many chars of the emoticon `at` to `end` are kept: its mouth once.
    static int shortest(char[] text, int at, int end) {
        int kept = end - at;
        while (kept > 2 && text[at + kept - 1] == text[at + kept - 2]) {
            kept--;
        }
        return kept;
    }

    private static int face(char[] text, int at, int eyes, int length) {
        int i = eyes + 1;
        if (i < length && text[i] == '\'' && i + 1 < length && "()".indexOf(text[i + 1]) >= 0) {
            i++; // a tear
        } else if (i + 1 < length && NOSES.indexOf(text[i]) >= 0 && isMouth(text, i + 1, length)) {
            i++;
        }
        if (!isMouth(text, i, length)) {
            return NONE;
        }
        char mouth = text[i];
        int end = i + 1;
        while (end < length && text[end] == mouth) {
            end++;
        }
        boolean afterWord = at > 0 && isWord(text[at - 1]);
        boolean beforeWord = end < length && isWord(text[end]);
        boolean slash = mouth == '/' && (end > i + 1 || text[eyes] == '=');
        boolean needsSpace = WORD_MOUTHS.indexOf(mouth) >= 0 || text[eyes] == '=';
        if (slash || (afterWord && beforeWord) || (needsSpace && (afterWord || beforeWord))) {
            return NONE;
        }
        return end;
    }

    private static boolean isMouth(char[] text, int at, int length) {
        return at < length && MOUTHS.indexOf(text[at]) >= 0 && text[at] != '\'' && text[at] != '#';
    }

    /// `(:` and `(-:` and `(;`, only after a space, for `(:` in prose is rare but there.
    private static int mirrored(char[] text, int at, int length) {
        int i = at + 1 < length && text[at + 1] == '-' ? at + 2 : at + 1;
        boolean free = at == 0 || text[at - 1] == ' ';
        return free && i < length && isEye(text[i]) && (i + 1 == length || text[i + 1] == ' ') ? i + 1 : NONE;
    }

    private static int heart(char[] text, int at, int length) {
        int i = at + 1 < length && text[at + 1] == '/' ? at + 2 : at + 1;
        if (i >= length || text[i] != '3') {
            return NONE;
        }
        int end = i + 1;
        while (end < length && text[end] == '3') {
            end++;
        }
        return end < length && CharKinds.ofChar(text[end]) == CharKinds.DIGIT ? NONE : end;
    }

    /// Two equal eyes around a low line: `^_^`, `-_-`, `o_o`, `t_t`; and `^^`.
    private static int pair(char[] text, int at, int length) {
        if (at > 0 && (isWord(text[at - 1]) || text[at - 1] == '_')) {
            return NONE;
        }
        boolean carets = text[at] == '^' && at + 1 < length && text[at + 1] == '^';
        int i = at + 1;
        while (i < length && text[i] == '_' && i < at + 4) {
            i++;
        }
        boolean low = i > at + 1 && i < length && text[i] == text[at];
        int end = low ? i + 1 : carets ? at + 2 : NONE;
        return end > 0 && end < length && (isWord(text[end]) || text[end] == '_') ? NONE : end;
    }

    private static boolean isEye(char c) {
        return c == ':' || c == ';' || c == '=';
    }

    private static boolean isWord(char c) {
        byte kind = CharKinds.ofChar(c);
        return kind == CharKinds.LETTER || kind == CharKinds.DIGIT;
    }
}
