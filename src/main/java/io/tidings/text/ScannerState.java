package io.tidings.text;

import static io.tidings.text.CharKinds.CLUSTER;
import static io.tidings.text.CharKinds.DIGIT;
import static io.tidings.text.CharKinds.EMOJI;
import static io.tidings.text.CharKinds.LETTER;
import static io.tidings.text.CharKinds.MARK;
import static io.tidings.text.CharKinds.SINGLE;
import static io.tidings.text.CharKinds.SPACE;
import static io.tidings.text.CharKinds.SYMBOL;

/// Cuts one normalised text into tokens, from left to right.
///
/// Each step takes at least one char. What is read ahead without being taken is remembered as tried, so that the
/// same chars are not tried again from the next word: work is linear for any text.
final class ScannerState {

    private static final int NONE = -1;
    private static final char[] URL = Placeholders.URL.toCharArray();
    private static final char[] EMAIL = Placeholders.EMAIL.toCharArray();
    private static final char[] USER = Placeholders.USER.toCharArray();
    private static final char[] NUMBER = Placeholders.NUMBER.toCharArray();
    private static final char[] HASHTAG = Placeholders.HASHTAG.toCharArray();
    private static final char[] NOT = "n't".toCharArray();
    private static final char[] DOUBT = "?!".toCharArray();
    private static final char[] ELLIPSIS = "...".toCharArray();

    private final char[] chars;
    private final int length;
    private final TokenWriterState out;
    private int mailTriedTo;
    private int domainTriedTo;
    private boolean stretched;
    private long lookedAhead;

    ScannerState(TextBuffer text, TokenizerSettings settings, TokenSink sink) {
        chars = text.chars();
        length = text.length();
        out = new TokenWriterState(text, settings, sink);
    }

    /// Chars read ahead without being taken, for the proof that work is linear.
    long lookedAhead() {
        return lookedAhead;
    }

    /// @return whether the whole text was read
    boolean run() {
        int i = 0;
        while (i < length && !out.full()) {
            if (chars[i] == ' ') {
                i++;
                continue;
            }
            i = switch (kindAt(i)) {
                case SPACE -> i + 1;
                case LETTER, MARK -> readWord(i);
                case DIGIT -> readNumber(i);
                case SINGLE -> readSingle(i);
                case CLUSTER -> take(i, Clusters.end(chars, i, length));
                case EMOJI -> take(i, EmojiSequences.end(chars, i, length));
                case SYMBOL -> readSymbol(i);
                // What is left of invisible chars joins nothing.
                default -> i + width(i);
            };
        }
        return !out.full();
    }

    private int readSingle(int at) {
        int end = at + width(at);
        while (end < length && kindAt(end) == MARK) {
            end += width(end);
        }
        return take(at, end);
    }

    private int readNumber(int at) {
        if (at + 1 < length && chars[at + 1] == EmojiSequences.KEYCAP) {
            return take(at, at + 2);
        }
        int end = Numbers.end(chars, at, length);
        int digits = at;
        while (digits < end && CharKinds.ofChar(chars[digits]) == DIGIT) {
            digits++;
        }
        boolean glued = end < length && kindAt(end) == LETTER;
        if (digits == end && (glued || (end == at + 1 && isFace(at, end)))) {
            return readWord(at);
        }
        int address = end < length ? readAddress(at, end) : NONE;
        if (address > 0) {
            return address;
        }
        return Numbers.isKept(chars, at, end) ? take(at, end) : take(NUMBER, at, end);
    }

    private int readWord(int at) {
        stretched = false;
        int end = wordEnd(at);
        if (end < length && chars[end] == ' ' && !stretched && chars[end - 1] != 't') {
            // Most words: nothing to cut, no negation, and the space is known to be one.
            return take(at, end) + 1;
        }
        if (end < length && CharKinds.ofChar(chars[end]) == SYMBOL) {
            if (end == at + 1 && isFace(at, end)) {
                return take(at, Emoticons.end(chars, at, length));
            }
            int address = readAddress(at, end);
            if (address > 0) {
                return address;
            }
        }
        return readParts(at, end);
    }

    private boolean isFace(int at, int end) {
        return end < length && chars[end] == '_' && Emoticons.end(chars, at, length) > 0;
    }

    /// The end of the letters, marks and digits from `at` on; notes where one letter stands three times in a row.
    private int wordEnd(int at) {
        char[] text = chars;
        int limit = length;
        int former = 0;
        int formerDifference = 1;
        boolean rows = false;
        int i = at;
        while (i < limit) {
            int c = text[i];
            if (!CharKinds.isInWord((char) c)) {
                if (!Character.isHighSurrogate((char) c)
                        || !CharKinds.isInWord(Character.toCodePoint((char) c, text[i + 1]))) {
                    break;
                }
                c = -i; // differs from the pair before and after
                i++;
            }
            int difference = c ^ former;
            rows |= (difference | formerDifference) == 0;
            former = c;
            formerDifference = difference;
            i++;
        }
        stretched |= rows;
        return i;
    }

    /// Cuts a word at its apostrophes: `would|n't|'ve`, `l'|amour`, but `o'clock`.
    private int readParts(int at, int firstEnd) {
        int from = at;
        int end = firstEnd;
        while (end + 1 < length && chars[end] == '\'' && kindAt(end + 1) == LETTER) {
            int next = wordEnd(end + 1);
            if (next == end + 2 && chars[end + 1] == 't' && end > from && chars[end - 1] == 'n') {
                takeWord(from, end - 1);
                from = take(end - 1, next);
            } else if (Contractions.isEnding(chars, end + 1, next)) {
                takeWord(from, end);
                from = take(end, next);
            } else if (Contractions.isElision(chars, from, end)) {
                return take(from, end + 1);
            }
            end = next;
        }
        if (Contractions.isBareNegation(chars, from, end)) {
            takeWord(from, end - 2);
            return take(NOT, end - 2, end);
        }
        if (from < end && Contractions.isCannot(chars, from, end)) {
            from = take(from, end - 3);
        }
        takeWord(from, end);
        return end;
    }

    private void takeWord(int from, int end) {
        if (stretched && Stretches.isStretched(chars, from, end)) {
            out.writeStretched(from, end);
        } else if (from < end) {
            out.write(from, end);
        }
    }

    /// Takes a web or mail address that starts with the word or number before `end`.
    private int readAddress(int at, int end) {
        char next = chars[end];
        if ((next == ':' || next == '.') && Addresses.startsUrl(chars, at, end, length)) {
            return take(URL, at, Addresses.urlEnd(chars, at, length));
        }
        if (at >= mailTriedTo && Addresses.mayGoOn(chars, end, length)) {
            int mail = mailEnd(at);
            if (mail > 0) {
                return take(EMAIL, at, mail);
            }
        }
        if ((next == '.' || next == '-') && at >= domainTriedTo) {
            int domain = Addresses.domainEnd(chars, at, length);
            domainTriedTo = domain;
            lookedAhead += domain - at;
            if (Addresses.isKnownDomain(chars, at, domain)) {
                boolean path = domain < length && "/?#:".indexOf(chars[domain]) >= 0;
                return take(URL, at, path ? Addresses.urlEnd(chars, at, length) : domain);
            }
        }
        return NONE;
    }

    private int mailEnd(int at) {
        int local = Addresses.localEnd(chars, at, length);
        mailTriedTo = local;
        lookedAhead += local - at;
        if (local == at || local >= length || chars[local] != '@') {
            return NONE;
        }
        int end = Addresses.domainEnd(chars, local + 1, length);
        lookedAhead += end - local;
        return Addresses.isDomain(chars, local + 1, end) ? end : NONE;
    }

    private int readSymbol(int at) {
        char c = chars[at];
        char next = at + 1 < length ? chars[at + 1] : ' ';
        if (next == EmojiSequences.KEYCAP && (c == '#' || c == '*')) {
            return take(at, at + 2);
        }
        int end = switch (c) {
            case '@' -> readMention(at);
            case '#' -> isWordStart(at + 1) ? take(HASHTAG, at, at + 1) : NONE;
            case '\'' -> readEnding(at);
            case '<' -> readPlaceholder(at);
            default -> NONE;
        };
        if (end > 0) {
            return end;
        }
        int face = Emoticons.end(chars, at, length);
        return face > 0 ? take(at, face, Emoticons.shortest(chars, at, face)) : readRow(at);
    }

    private int readMention(int at) {
        int end = Addresses.userEnd(chars, at + 1, length);
        boolean glued = at > 0 && (kindAt(at - 1) == LETTER || kindAt(at - 1) == DIGIT);
        return glued || end == at + 1 ? NONE : take(USER, at, end);
    }

    /// An ending that stands alone, as in text that was cut before: `it 's`, or after a number.
    private int readEnding(int at) {
        if (at + 1 >= length || kindAt(at + 1) != LETTER) {
            return NONE;
        }
        int limit = Math.min(length, at + 4);
        int end = at + 1;
        while (end < limit && kindAt(end) == LETTER) {
            end++;
        }
        return Contractions.isEnding(chars, at + 1, end) ? take(at, end) : NONE;
    }

    private int readPlaceholder(int at) {
        char[] form = Placeholders.at(chars, at, length);
        return form == null ? NONE : take(form, at, at + form.length);
    }

    /// Takes a row of one symbol: its length is kept as far as it tells something.
    private int readRow(int at) {
        char c = chars[at];
        if (Character.isHighSurrogate(c)) {
            return take(at, at + 2);
        }
        int end = at + 1;
        boolean mixed = false;
        boolean mark = isMark(c);
        while (end < length && (chars[end] == c || (mark && isMark(chars[end])))) {
            mixed |= chars[end] != c;
            end++;
        }
        if (mixed) {
            return take(DOUBT, at, end);
        }
        if (c == '…' || (c == '.' && end > at + 1)) {
            return take(ELLIPSIS, at, end);
        }
        return take(at, end, Math.min(end - at, longestRow(c)));
    }

    private static int longestRow(char c) {
        return switch (c) {
            case '*', '★', '☆' -> 5; // ratings
            case '!', '?' -> 3;
            default -> 2;
        };
    }

    private static boolean isMark(char c) {
        return c == '!' || c == '?';
    }

    private int take(int from, int end) {
        out.write(from, end);
        return end;
    }

    private int take(int from, int end, int kept) {
        out.write(from, end, kept);
        return end;
    }

    private int take(char[] form, int from, int end) {
        out.writeAs(form, from, end);
        return end;
    }

    private boolean isWordStart(int at) {
        if (at >= length) {
            return false;
        }
        byte kind = kindAt(at);
        return kind == LETTER || kind == SINGLE || kind == CLUSTER;
    }

    private int width(int at) {
        return Character.isHighSurrogate(chars[at]) ? 2 : 1;
    }

    private byte kindAt(int at) {
        char c = chars[at];
        return Character.isHighSurrogate(c)
                ? CharKinds.of(Character.toCodePoint(c, chars[at + 1]))
                : CharKinds.ofChar(c);
    }
}
