package io.tidings.text;

import java.util.HashMap;
import java.util.Map;

import org.apache.commons.text.translate.EntityArrays;

/// Entities of HTML 4 by name, numeric ones in decimal and hexadecimal.
///
/// Text that was escaped more than once (`&amp;lt;`) is unescaped all the way. A name needs its semicolon,
/// a number does not, as browsers have it.
final class HtmlEntities {

    /// No entity here.
    static final long NONE = -1;

    private static final int LONGEST_NAME = 10;
    private static final int LONGEST_NUMBER = 10;
    private static final Map<String, Character> NAMES = names();

    private HtmlEntities() {}

    /// The entity that starts with the `&` at `at`.
    ///
    /// @return end << 32 | code point, or [#NONE]
    static long read(char[] text, int at, int length) {
        long found = readOnce(text, at + 1, length);
        while (found != NONE && codePoint(found) == '&') {
            long inner = readOnce(text, end(found), length);
            if (inner == NONE) {
                return found;
            }
            found = inner;
        }
        return found;
    }

    static int end(long found) {
        return (int) (found >>> 32);
    }

    static int codePoint(long found) {
        return (int) found;
    }

    private static long readOnce(char[] text, int from, int length) {
        return from < length && text[from] == '#' ? readNumber(text, from + 1, length) : readName(text, from, length);
    }

    private static long readName(char[] text, int from, int length) {
        int limit = Math.min(length, from + LONGEST_NAME);
        int i = from;
        while (i < limit && isAlphanumeric(text[i])) {
            i++;
        }
        if (i == from || i == length || text[i] != ';') {
            return NONE;
        }
        Character named = NAMES.get(new String(text, from, i - from));
        return named == null ? NONE : found(i + 1, named);
    }

    private static long readNumber(char[] text, int from, int length) {
        boolean hexadecimal = from < length && (text[from] | 0x20) == 'x';
        int first = hexadecimal ? from + 1 : from;
        int limit = Math.min(length, first + LONGEST_NUMBER);
        int radix = hexadecimal ? 16 : 10;
        long value = 0;
        int i = first;
        while (i < limit && text[i] < 0x80 && Character.digit(text[i], radix) >= 0) {
            value = value * radix + Character.digit(text[i], radix);
            i++;
        }
        if (i == first) {
            return NONE;
        }
        int end = i < length && text[i] == ';' ? i + 1 : i;
        boolean possible = value <= Character.MAX_CODE_POINT
                && (value < Character.MIN_SURROGATE || value > Character.MAX_SURROGATE);
        return found(end, possible ? (int) value : Folding.REPLACEMENT);
    }

    private static long found(int end, int codePoint) {
        return ((long) end << 32) | codePoint;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }

    private static Map<String, Character> names() {
        var names = new HashMap<String, Character>();
        add(names, EntityArrays.BASIC_UNESCAPE);
        add(names, EntityArrays.APOS_UNESCAPE);
        add(names, EntityArrays.ISO8859_1_UNESCAPE);
        add(names, EntityArrays.HTML40_EXTENDED_UNESCAPE);
        return Map.copyOf(names);
    }

    private static void add(Map<String, Character> names, Map<CharSequence, CharSequence> table) {
        table.forEach((entity, c) -> names.put(entity.subSequence(1, entity.length() - 1).toString(), c.charAt(0)));
    }
}
