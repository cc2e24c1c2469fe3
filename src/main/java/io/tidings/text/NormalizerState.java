package io.tidings.text;

import java.text.Normalizer;

/// Rewrites one text for the scanner: folded NFC without tags, entities and invisible chars.
///
/// Each char is looked at a bounded number of times. NFC is applied only to a char with its marks and only where
/// one of them may change, with at most [#MARKS] marks at a time, as the Stream-Safe Text Format of UAX #15 has it:
/// reordering an unbounded row of marks is quadratic.
final class NormalizerState {

    /// Marks composed with one base.
    static final int MARKS = 30;

    private static final char JOINER = '\u200D';
    private static final int FIRST_TAG_CHAR = 0xE0020;
    private static final int LAST_TAG_CHAR = 0xE007F;

    private final char[] raw;
    private final int length;
    private final TextBuffer out;
    private boolean commentsUnclosed;
    private boolean scriptsUnclosed;
    private boolean stylesUnclosed;
    private long lookedAhead;

    NormalizerState(String text) {
        raw = text.toCharArray();
        length = raw.length;
        out = new TextBuffer(length);
    }

    /// Chars read without moving on, for the proof that work is linear.
    long lookedAhead() {
        return lookedAhead;
    }

    TextBuffer run() {
        int i = 0;
        while (i < length) {
            char c = raw[i];
            if (c >= 0x80) {
                i = readCluster(i);
            } else if (c == '<') {
                i = readAngle(i);
            } else if (c == '&') {
                i = readAmpersand(i);
            } else {
                i = readPlain(i);
            }
        }
        return out;
    }

    private int readPlain(int at) {
        int end = at + 1;
        while (end < length && raw[end] < 0x80 && raw[end] != '<' && raw[end] != '&') {
            end++;
        }
        out.appendAscii(raw, at, end);
        return end;
    }

    private int readAmpersand(int at) {
        long entity = HtmlEntities.read(raw, at, length);
        if (entity == HtmlEntities.NONE) {
            out.append('&', at, at + 1);
            return at + 1;
        }
        int end = HtmlEntities.end(entity);
        appendFolded(HtmlEntities.codePoint(entity), at, end);
        return end;
    }

    private int readAngle(int at) {
        if (at + 3 < length && raw[at + 1] == '!') {
            int end = declarationEnd(at);
            if (end > 0) {
                out.append(' ', at, end);
                return end;
            }
        }
        String name = HtmlTags.name(raw, at, length);
        int end = name.isEmpty() ? -1 : HtmlTags.end(raw, at, length);
        if (end < 0) {
            out.append('<', at, at + 1);
            return at + 1;
        }
        lookedAhead += end - at;
        if (raw[at + 1] != '/' && (name.equals("script") || name.equals("style"))) {
            end = afterContent(name, end);
        }
        if (HtmlTags.breaks(name)) {
            out.append(' ', at, end);
        }
        return end;
    }

    /// The end of a comment or a document type, or -1.
    private int declarationEnd(int at) {
        if (raw[at + 2] == '-' && raw[at + 3] == '-') {
            int close = commentsUnclosed ? -1 : find("-->", at + 4);
            commentsUnclosed = close < 0;
            return close < 0 ? -1 : close + 3;
        }
        return (raw[at + 2] | 0x20) == 'd' ? HtmlTags.end(raw, at, length) : -1;
    }

    /// Leaves out what stands in a script or style sheet that is closed.
    private int afterContent(String name, int from) {
        boolean script = name.equals("script");
        if (script ? scriptsUnclosed : stylesUnclosed) {
            return from;
        }
        int close = find("</" + name, from);
        scriptsUnclosed |= script && close < 0;
        stylesUnclosed |= !script && close < 0;
        return close < 0 ? from : close;
    }

    private int find(String lowerCase, int from) {
        for (int i = from; i + lowerCase.length() <= length; i++) {
            int k = 0;
            while (k < lowerCase.length() && Character.toLowerCase(raw[i + k]) == lowerCase.charAt(k)) {
                k++;
            }
            if (k == lowerCase.length()) {
                lookedAhead += i - from;
                return i;
            }
        }
        lookedAhead += length - from;
        return -1;
    }

    /// Reads a code point beyond ASCII with the marks that follow it.
    private int readCluster(int at) {
        int first = Character.codePointAt(raw, at, length);
        int end = at + Character.charCount(first);
        int marks = 0;
        while (end < length && raw[end] >= 0x300 && marks < MARKS) {
            int next = Character.codePointAt(raw, end, length);
            if (!CharKinds.composes(next)) {
                break;
            }
            end += Character.charCount(next);
            marks++;
        }
        boolean composes = CharKinds.composes(first);
        int start = at;
        if (composes && at > 0 && raw[at - 1] < 0x80 && out.endsWith(at - 1)) {
            // The base is ASCII and already written: take it back.
            out.dropLast();
            start = at - 1;
        } else if (marks == 0 && !composes) {
            appendFolded(first, at, end);
            return end;
        }
        appendComposed(start, end);
        return end;
    }

    private void appendComposed(int start, int end) {
        String composed = Normalizer.normalize(new String(raw, start, end - start), Normalizer.Form.NFC);
        boolean unchanged = composed.length() == end - start;
        for (int i = 0; i < composed.length();) {
            int codePoint = composed.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            appendFolded(codePoint, unchanged ? start + i : start, unchanged ? start + next : end);
            i = next;
        }
    }

    private void appendFolded(int codePoint, int start, int end) {
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            out.append(' ', start, end);
            return;
        }
        if (CharKinds.of(codePoint) == CharKinds.DROPPED && !joinsEmoji(codePoint, end)) {
            return;
        }
        out.appendCodePoint(CharKinds.fold(codePoint), start, end);
    }

    private boolean joinsEmoji(int codePoint, int end) {
        boolean tag = codePoint >= FIRST_TAG_CHAR && codePoint <= LAST_TAG_CHAR;
        if (!tag && codePoint != JOINER) {
            return false;
        }
        int before = out.lastCodePoint();
        boolean afterTag = before >= FIRST_TAG_CHAR && before <= LAST_TAG_CHAR;
        if (!afterTag && CharKinds.of(before) != CharKinds.EMOJI) {
            return false;
        }
        return tag || (end < length && CharKinds.of(Character.codePointAt(raw, end, length)) == CharKinds.EMOJI);
    }
}
