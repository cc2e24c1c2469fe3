package io.tidings.text;

/// Mail addresses: a local part, `@`, and a domain of at least two labels.
final class MailAddresses implements Redaction.Kind {

    private static final String LOCAL_MARKS = "._%+-'";

    @Override
    public boolean mayOccurIn(String text) {
        return text.indexOf('@', 1) > 0;
    }

    @Override
    public int end(String text, int at) {
        if (!isLocal(text.charAt(at)) || (at > 0 && isLocal(text.charAt(at - 1)))) {
            return Redaction.NOTHING;
        }
        int sign = at;
        while (sign < text.length() && isLocal(text.charAt(sign))) {
            sign++;
        }
        if (sign == text.length() || text.charAt(sign) != '@') {
            return ~sign;
        }
        int end = domainEnd(text, sign + 1);
        return end < 0 ? ~(sign + 1) : end;
    }

    @Override
    public String placeholder() {
        return Placeholders.EMAIL;
    }

    /// The end of a domain name with a dot in it and letters behind the last one; -1 where there is none.
    private static int domainEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isDomain(text.charAt(end))) {
            end++;
        }
        while (end > from && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        int dot = end - 1;
        while (dot > from && text.charAt(dot) != '.') {
            dot--;
        }
        return dot > from && end - dot > 2 && Character.isLetter(text.charAt(dot + 1)) ? end : -1;
    }

    private static boolean isLocal(char c) {
        return isWordChar(c) || LOCAL_MARKS.indexOf(c) >= 0;
    }

    private static boolean isDomain(char c) {
        return isWordChar(c) || c == '.' || c == '-';
    }

    /// Letters of scripts that are written without spaces end an address instead of belonging to it.
    private static boolean isWordChar(char c) {
        return c < 0x80
                ? Redaction.isAsciiLetter(c) || Redaction.isDigit(c)
                : c < 0x1100 && Character.isLetterOrDigit(c);
    }
}
