package io.tidings.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Phone numbers by their shape: `+` or `00` and a country, a national number that begins with 0, the North American
/// 3-3-4, a Chinese mobile number; and any number of 7 to 15 digits behind a word such as `phone`.
///
/// They have no checksum, so what is as often something else stays: numbers without a 0 in front, dates, prices, and
/// everything behind a word such as `order`.
final class PhoneNumbers implements Redaction.Kind {

    private static final int SHORTEST = 7;
    private static final int SHORTEST_NATIONAL = 9;
    private static final int LONGEST_NATIONAL = 12;
    private static final int LONGEST = 15; // ITU-T E.164
    private static final int LOOK_BACK = 16;
    private static final Set<String> FOR = Set.of("tel", "tele", "phone", "telephone", "telefon", "telefono",
            "téléphone", "teléfono", "mobile", "mobil", "móvil", "cell", "fax", "whatsapp", "handy", "hotline", "call",
            "ring", "text", "sms", "rufnummer", "handynummer", "telefonnummer");
    private static final Set<String> AGAINST = Set.of("order", "orders", "no", "nr", "number", "num", "id", "isbn",
            "ean", "upc",
            "sku", "asin", "model", "serial", "tracking", "ref", "reference", "invoice", "ticket", "case", "item",
            "part",
            "bestellung", "bestellnummer", "rechnung", "artikel", "code", "version");
    private static final List<String> AGAINST_WITHOUT_SPACES = List.of("订单", "訂單", "单号", "單號", "注文", "주문", "编号", "編號");
    private static final List<String> FOR_WITHOUT_SPACES = List.of("电话", "電話", "手机", "手機", "전화", "微信");

    @Override
    public boolean mayOccurIn(String text) {
        return Redaction.hasDigit(text);
    }

    @Override
    public int end(String text, int at) {
        char c = text.charAt(at);
        boolean mark = (c == '+' || c == '(') && at + 1 < text.length();
        int first = mark ? at + 1 : at;
        if (c == '+' && first + 1 < text.length() && text.charAt(first) == '(') {
            first++;
        }
        if (!Redaction.isDigit(text.charAt(first))) {
            return Redaction.NOTHING;
        }
        int run = DigitGroups.runEnd(text, first);
        if (run - first > LONGEST + 2 || isWithinNumber(text, at)) {
            return ~run;
        }
        DigitGroups groups = DigitGroups.at(text, first);
        if (isDate(groups)) {
            return ~groups.end(2);
        }
        if (groups.digits(groups.count() - 1).length < SHORTEST) {
            return ~run;
        }
        int end = c == '+' ? international(text, groups) : national(text, at, groups);
        return end > 0 && Redaction.isBoundary(text, end) ? end : ~run;
    }

    @Override
    public String placeholder() {
        return Placeholders.PHONE;
    }

    /// Letters, digits or a currency before it, or a joint that ties it to digits before: `3.0171234567`, `978-0306`.
    private static boolean isWithinNumber(String text, int at) {
        if (at == 0) {
            return false;
        }
        char before = text.charAt(at - 1);
        boolean tied = ".,-/:".indexOf(before) >= 0 && at > 1 && Redaction.isDigit(text.charAt(at - 2));
        return tied || !Redaction.isBoundary(text, at - 1) || Character.getType(before) == Character.CURRENCY_SYMBOL
                || before == '#';
    }

    private static boolean isDate(DigitGroups groups) {
        if (groups.count() < 3 || !groups.joint(0).equals(groups.joint(1)) || groups.joint(0).isBlank()) {
            return false;
        }
        boolean yearLast = groups.length(0) <= 2 && groups.length(1) <= 2 && groups.length(2) == 4;
        boolean yearFirst = groups.length(0) == 4 && groups.length(1) <= 2 && groups.length(2) <= 2;
        return (yearLast || yearFirst) && groups.joint(0).length() == 1;
    }

    private static int international(String text, DigitGroups groups) {
        int country = groups.digit(0, 0);
        boolean american = country == 1;
        byte[] start = groups.digits(Math.min(1, groups.count() - 1));
        boolean plausible = country != 0 && !(american && start.length > 1 && start[1] < 2);
        return plausible ? upTo(LONGEST, text, groups, SHORTEST + 1) : -1;
    }

    private static int national(String text, int at, DigitGroups groups) {
        String words = text.substring(Math.max(0, at - LOOK_BACK), at).toLowerCase(Locale.ROOT);
        if (isAnnounced(words, FOR) || FOR_WITHOUT_SPACES.stream().anyMatch(words::contains)) {
            int end = upTo(LONGEST, text, groups, SHORTEST);
            return end > 0 ? end : -1;
        }
        if (isAnnounced(words, AGAINST) || AGAINST_WITHOUT_SPACES.stream().anyMatch(words::contains)) {
            return -1;
        }
        int american = american(groups);
        if (american > 0) {
            return american;
        }
        if (groups.digit(0, 0) == 0) {
            return withZero(text, groups);
        }
        boolean chinese = groups.length(0) == 11 && groups.digit(0, 0) == 1 && groups.digit(0, 1) >= 3;
        return chinese ? groups.end(0) : -1;
    }

    private static int withZero(String text, DigitGroups groups) {
        byte[] start = groups.digits(Math.min(1, groups.count() - 1));
        // A 0 alone begins a decimal or a book's number.
        if (groups.length(0) < 2 || start.length < 3) {
            return -1;
        }
        if (start[1] == 0) {
            return start[2] == 0 ? -1 : upTo(LONGEST + 2, text, groups, SHORTEST + 3);
        }
        return upTo(LONGEST_NATIONAL, text, groups, SHORTEST_NATIONAL);
    }

    /// `555-123-4567` and `(555) 123 4567`: area and exchange begin with 2 to 9.
    private static int american(DigitGroups groups) {
        int first = groups.length(0) == 1 && groups.digit(0, 0) == 1 ? 1 : 0;
        if (groups.count() < first + 3 || groups.length(first) != 3 || groups.length(first + 1) != 3
                || groups.length(first + 2) != 4 || groups.digit(first, 0) < 2 || groups.digit(first + 1, 0) < 2) {
            return -1;
        }
        String behind = groups.joint(first + 2);
        return behind.isEmpty() || behind.isBlank() ? groups.end(first + 2) : -1;
    }

    /// The end of the last group with which the number still has at most so many digits; -1 where it has too few.
    private static int upTo(int most, String text, DigitGroups groups, int least) {
        int digits = 0;
        int end = -1;
        for (int group = 0; group < groups.count(); group++) {
            digits += groups.length(group);
            if (digits > most) {
                // Tied on, it is one longer number and no phone; behind a space it is another.
                return group > 0 && groups.joint(group - 1).isBlank() ? end : -1;
            }
            if (digits >= least && Redaction.isBoundary(text, groups.end(group))) {
                end = groups.end(group);
            }
        }
        return end;
    }

    /// Whether one of the last two words is in the set.
    private static boolean isAnnounced(String before, Set<String> words) {
        String[] last = before.strip().split("[^\\p{L}]+", 0);
        for (int i = Math.max(0, last.length - 2); i < last.length; i++) {
            if (words.contains(last[i])) {
                return true;
            }
        }
        return false;
    }
}
