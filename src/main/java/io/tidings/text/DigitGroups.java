package io.tidings.text;

/// Groups of digits that stand together as one number may: `0171 / 123-45 67`. At most as many as any number has that is
/// looked for, so that reading them takes bounded time wherever it is tried.
final class DigitGroups {

    private static final int MOST_GROUPS = 19;
    private static final int MOST_DIGITS = 40;
    private static final int MOST_JOINTS = 3;
    private static final String JOINTS = " -./()\u00a0\u202f\u2010\u2011\u2013";

    private final String text;
    private final int[] begins = new int[MOST_GROUPS];
    private final int[] ends = new int[MOST_GROUPS];
    private int count;

    private DigitGroups(String text) {
        this.text = text;
    }

    /// @param from of the first digit
    static DigitGroups at(String text, int from) {
        var groups = new DigitGroups(text);
        int begin = from;
        int digits = 0;
        while (begin >= 0 && groups.count < MOST_GROUPS && digits < MOST_DIGITS) {
            int end = runEnd(text, begin);
            groups.begins[groups.count] = begin;
            groups.ends[groups.count] = end;
            groups.count++;
            digits += end - begin;
            begin = nextRun(text, end);
        }
        return groups;
    }

    /// The end of the row of digits that begins at `from`.
    static int runEnd(String text, int from) {
        int end = from;
        while (end < text.length() && Redaction.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int nextRun(String text, int end) {
        int at = end;
        while (at < text.length() && at - end < MOST_JOINTS && JOINTS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at > end && at < text.length() && Redaction.isDigit(text.charAt(at)) ? at : -1;
    }

    int count() {
        return count;
    }

    int begin(int group) {
        return begins[group];
    }

    int end(int group) {
        return ends[group];
    }

    int length(int group) {
        return ends[group] - begins[group];
    }

    int digit(int group, int index) {
        return Character.digit(text.charAt(begins[group] + index), 10);
    }

    /// The chars between a group and the next; empty behind the last.
    String joint(int group) {
        return group + 1 < count ? text.substring(ends[group], begins[group + 1]) : "";
    }

    /// All digits of the groups up to and including `last`, as values.
    byte[] digits(int last) {
        int total = 0;
        for (int group = 0; group <= last; group++) {
            total += length(group);
        }
        var digits = new byte[total];
        int next = 0;
        for (int group = 0; group <= last; group++) {
            for (int i = 0; i < length(group); i++) {
                digits[next++] = (byte) digit(group, i);
            }
        }
        return digits;
    }
}
