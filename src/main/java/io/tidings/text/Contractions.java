package io.tidings.text;

import java.util.Set;

/// Where words are cut at an apostrophe, or without one where writers of English leave it out.
final class Contractions {

    /// Negations written without their apostrophe; each ends in `nt`.
    private static final Set<String> BARE_NEGATIONS = Set.of("dont", "didnt", "doesnt", "isnt", "wasnt", "arent",
            "werent", "hasnt", "havent", "hadnt", "cant", "couldnt", "wont", "wouldnt", "shouldnt", "mustnt", "neednt",
            "aint");
    private static final Set<String> ENGLISH = Set.of("s", "d", "m", "re", "ve", "ll");
    /// Articles and pronouns that French, Italian and Catalan write before the apostrophe.
    private static final Set<String> ELISIONS = Set.of("l", "d", "j", "c", "n", "m", "t", "s", "qu", "jusqu", "lorsqu",
            "puisqu", "quelqu", "un", "all", "dall", "dell", "nell", "sull", "quest", "quell");
    private static final int LONGEST = 8;

    private Contractions() {}

    /// Whether a word ends in `nt` for `n't`.
    static boolean isBareNegation(char[] text, int from, int end) {
        // The letters first: few words end so, which the processor predicts, but words of any length are many.
        return end - from >= 2 && text[end - 1] == 't' && text[end - 2] == 'n' && end - from <= LONGEST
                && BARE_NEGATIONS.contains(new String(text, from, end - from));
    }

    static boolean isCannot(char[] text, int from, int end) {
        return text[from] == 'c' && text[end - 1] == 't' && end - from == 6
                && new String(text, from, 6).equals("cannot");
    }

    /// Whether what follows an apostrophe is an English ending such as `'s` or `'ll`.
    static boolean isEnding(char[] text, int from, int end) {
        return end - from <= 2 && ENGLISH.contains(new String(text, from, end - from));
    }

    static boolean isElision(char[] text, int from, int end) {
        return end - from <= LONGEST && ELISIONS.contains(new String(text, from, end - from));
    }
}
