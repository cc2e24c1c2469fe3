package io.tidings.text;

import java.util.Arrays;
import java.util.List;

/// Tokens that stand for a class of things: `<url>` for every address. Where a text already holds one, because it was
/// redacted before it came here, it is read as that one token.
public final class Placeholders {

    public static final String URL = "<url>";
    public static final String EMAIL = "<email>";
    /// A mention such as `@name`.
    public static final String USER = "<user>";
    /// Any number longer than a rating or a count of two digits.
    public static final String NUMBER = "<number>";
    /// Comes before the words of a hashtag.
    public static final String HASHTAG = "<hashtag>";
    /// Follows a word that was stretched: `sooooo` is read as `so <elong>`.
    public static final String ELONGATED = "<elong>";
    public static final String PHONE = "<phone>";
    public static final String CARD = "<card>";
    public static final String IBAN = "<iban>";

    /// All of them.
    public static final List<String> ALL = List.of(URL, EMAIL, USER, NUMBER, HASHTAG, ELONGATED, PHONE, CARD, IBAN);

    private static final char[][] FORMS = ALL.stream().map(String::toCharArray).toArray(char[][]::new);

    private Placeholders() {}

    /// The placeholder that starts at `at`, or null.
    static char @org.jspecify.annotations.Nullable [] at(char[] text, int at, int length) {
        for (char[] form : FORMS) {
            int end = at + form.length;
            if (end <= length && text[at + 1] == form[1] && Arrays.equals(text, at, end, form, 0, form.length)) {
                return form;
            }
        }
        return null;
    }
}
