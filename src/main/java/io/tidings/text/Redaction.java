package io.tidings.text;

import java.util.List;

/// Replaces what identifies a person by the [Placeholders] that the tokenizer reads as one token: mail addresses, web
/// addresses that hold a secret, account (IBAN), card and phone numbers.
///
/// Account and card numbers are found by their checksums (ISO 13616, ISO/IEC 7812), so an order number of the same
/// length stays; phone numbers, which have none, by their shape and the words before them, so some are missed. Work is
/// linear in the length of any text.
public final class Redaction {

    /// Addresses first, because they may hold numbers; accounts before cards, because they hold as many digits.
    private static final List<Kind> KINDS = List.of(new SecretUrls(), new MailAddresses(), new AccountNumbers(),
            new CardNumbers(), new PhoneNumbers());

    private Redaction() {}

    /// One kind of thing to replace.
    interface Kind {

        /// Whether a text without this char (or, for a digit, without any digit) holds none of this kind.
        boolean mayOccurIn(String text);

        /// Looks at one place.
        ///
        /// @return the end of what is to be replaced if it begins at `at`; `~end` where nothing does and nothing can
        ///         before `end`; [#NOTHING] otherwise
        int end(String text, int at);

        String placeholder();
    }

    /// Nothing begins here, and the next char has to be looked at too.
    static final int NOTHING = -1;

    /// The text with all of that replaced; the same object where there is none.
    public static String redact(String text) {
        String result = text;
        for (Kind kind : KINDS) {
            if (kind.mayOccurIn(result)) {
                result = replace(result, kind);
            }
        }
        return result;
    }

    private static String replace(String text, Kind kind) {
        StringBuilder replaced = null;
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            int end = kind.end(text, at);
            if (end > at) {
                replaced = replaced == null ? new StringBuilder(text.length()) : replaced;
                replaced.append(text, copied, at).append(kind.placeholder());
                copied = end;
                at = end;
            } else {
                at = Math.max(at + 1, end < 0 ? ~end : end);
            }
        }
        return replaced == null ? text : replaced.append(text, copied, text.length()).toString();
    }

    /// Whether a number or address may begin or end beside this char: no Latin letter or digit without a space between.
    static boolean isBoundary(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return true;
        }
        char c = text.charAt(at);
        return !isAsciiLetter(c) && !isDigit(c) && c != '_';
    }

    static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// A decimal digit of any script.
    static boolean isDigit(char c) {
        return c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c);
    }

    static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
