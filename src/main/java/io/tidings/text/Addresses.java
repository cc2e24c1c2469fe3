package io.tidings.text;

import java.util.Set;

/// Web and mail addresses in folded text.
final class Addresses {

    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp");
    /// Domains that no word after a forgotten space is taken for; `.it`, `.me` and `.so` would be.
    private static final Set<String> DOMAINS = Set.of("com", "org", "net", "edu", "gov");
    private static final String TRAILING = ".,!?;:'\"*_-";
    private static final int LONGEST_DOMAIN_NAME = 63;

    private Addresses() {}

    /// Whether the word is the scheme of an address and `://` and more follow.
    static boolean startsUrl(char[] text, int from, int end, int length) {
        if (end - from > 5 || end + 1 >= length) {
            return false;
        }
        if (text[end] == ':' && text[end + 1] == '/') {
            return end + 3 < length && text[end + 2] == '/' && isUrlChar(text[end + 3])
                    && SCHEMES.contains(new String(text, from, end - from));
        }
        return text[end] == '.' && end - from == 3 && text[from] == 'w' && text[from + 1] == 'w'
                && text[from + 2] == 'w'
                && isWord(text[end + 1]);
    }

    /// The end of an address, without the punctuation of the sentence around it.
    static int urlEnd(char[] text, int from, int length) {
        int end = from;
        int open = 0;
        while (end < length && isUrlChar(text[end])) {
            open += text[end] == '(' ? 1 : text[end] == ')' ? -1 : 0;
            end++;
        }
        while (end > from && (TRAILING.indexOf(text[end - 1]) >= 0 || (text[end - 1] == ')' && open < 0))) {
            open += text[end - 1] == ')' ? 1 : 0;
            end--;
        }
        return end;
    }

    /// The end of a row of chars that may be a domain name, `a-b.c`, without a trailing dot or hyphen.
    static int domainEnd(char[] text, int from, int length) {
        int end = from;
        while (end < length && (isWord(text[end]) || text[end] == '.' || text[end] == '-')) {
            end++;
        }
        while (end > from && (text[end - 1] == '.' || text[end - 1] == '-')) {
            end--;
        }
        return end;
    }

    /// Whether a row of domain chars ends in a well-known top-level domain.
    static boolean isKnownDomain(char[] text, int from, int end) {
        int dot = lastDot(text, from, end);
        return dot > from && end - dot == 4 && DOMAINS.contains(new String(text, dot + 1, 3));
    }

    /// Whether a row of domain chars ends in some top-level domain.
    static boolean isDomain(char[] text, int from, int end) {
        int dot = lastDot(text, from, end);
        if (dot <= from || end - dot < 3) {
            return false;
        }
        for (int i = dot + 1; i < end; i++) {
            if (text[i] < 'a' || text[i] > 'z') {
                return false;
            }
        }
        return true;
    }

    /// Whether what follows a word may make it the start of a mail address.
    static boolean mayGoOn(char[] text, int end, int length) {
        return text[end] == '@' || (end + 1 < length && isLocalMark(text[end]) && isWord(text[end + 1]));
    }

    /// The end of a row of chars that may stand before the `@` of a mail address.
    static int localEnd(char[] text, int from, int length) {
        int end = from;
        while (end < length && (isWord(text[end]) || isLocalMark(text[end]))) {
            end++;
        }
        return end;
    }

    /// The end of a name after `@`.
    static int userEnd(char[] text, int from, int length) {
        int end = from;
        while (end < length && isNameChar(text[end])) {
            end++;
        }
        return end;
    }

    private static int lastDot(char[] text, int from, int end) {
        int i = end - 1;
        while (i >= from && text[i] != '.' && i > end - LONGEST_DOMAIN_NAME) {
            i--;
        }
        return i >= from && text[i] == '.' ? i : -1;
    }

    private static boolean isNameChar(char c) {
        byte kind = CharKinds.ofChar(c);
        return kind == CharKinds.LETTER || kind == CharKinds.DIGIT || kind == CharKinds.MARK || c == '_';
    }

    private static boolean isLocalMark(char c) {
        return c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isUrlChar(char c) {
        return c < 0x80 ? c > ' ' && "<>\"{}|\\^".indexOf(c) < 0 : CharKinds.ofChar(c) == CharKinds.LETTER;
    }
}
