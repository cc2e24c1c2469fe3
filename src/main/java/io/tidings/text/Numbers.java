package io.tidings.text;

/// Which digits are kept. Short numbers carry opinion (`10/10`, `4.5`, `2` stars) and are kept; years, prices and
/// counts are many and each is rare: [Placeholders#NUMBER] stands for them.
final class Numbers {

    private static final int SHORT = 2;

    private Numbers() {}

    /// The end of the number that starts at `at`: digits, and `.` `:` `/` between digits, and `,` before groups of three.
    static int end(char[] text, int at, int length) {
        int i = at;
        while (i < length) {
            char c = text[i];
            boolean digit = isDigit(c);
            boolean joint = (c == '.' || c == ':' || c == '/') && i + 1 < length && isDigit(text[i + 1]);
            if (!digit && !joint && !(c == ',' && groupFollows(text, i + 1, length))) {
                break;
            }
            i++;
        }
        return i;
    }

    /// Whether `from` to `end` is one or two digits, `100`, a decimal such as `4.5`, or a fraction of these.
    static boolean isKept(char[] text, int from, int end) {
        int slash = from;
        while (slash < end && text[slash] != '/') {
            slash++;
        }
        return isShort(text, from, slash) && (slash == end || isShort(text, slash + 1, end));
    }

    private static boolean isShort(char[] text, int from, int end) {
        int i = from;
        while (i < end && isDigit(text[i])) {
            i++;
        }
        int digits = i - from;
        if (i == end) {
            return (digits > 0 && digits <= SHORT)
                    || (digits == 3 && text[from] == '1' && text[from + 1] == '0' && text[from + 2] == '0');
        }
        return digits > 0 && digits <= SHORT && text[i] == '.' && end - i == 2 && isDigit(text[i + 1]);
    }

    private static boolean groupFollows(char[] text, int from, int length) {
        for (int i = from; i < from + 3; i++) {
            if (i >= length || !isDigit(text[i])) {
                return false;
            }
        }
        return from + 3 == length || !isDigit(text[from + 3]);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
