package io.tidings.text;

/// Payment card numbers (ISO/IEC 7812): 13 to 19 digits of a known issuer whose Luhn checksum is right, in one piece or
/// in groups.
final class CardNumbers implements Redaction.Kind {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    @Override
    public boolean mayOccurIn(String text) {
        return Redaction.hasDigit(text);
    }

    @Override
    public int end(String text, int at) {
        if (!Redaction.isDigit(text.charAt(at))) {
            return Redaction.NOTHING;
        }
        int run = DigitGroups.runEnd(text, at);
        if (run - at > LONGEST || !Redaction.isBoundary(text, at - 1) || isTied(text, at)) {
            return ~run;
        }
        DigitGroups groups = DigitGroups.at(text, at);
        int found = Redaction.NOTHING;
        int digits = 0;
        for (int group = 0; group < groups.count(); group++) {
            digits += groups.length(group);
            boolean inRange = digits >= (group == 0 ? SHORTEST + 1 : SHORTEST) && digits <= LONGEST;
            if (inRange && Redaction.isBoundary(text, groups.end(group)) && isCard(groups.digits(group))) {
                found = groups.end(group);
            }
            if (digits > LONGEST || !joins(groups.joint(group))) {
                break;
            }
        }
        return found > 0 ? found : ~run;
    }

    @Override
    public String placeholder() {
        return Placeholders.CARD;
    }

    /// Whether a hyphen or dot ties it to digits before, which then are a part of the same number.
    private static boolean isTied(String text, int at) {
        return at > 1 && "-.".indexOf(text.charAt(at - 1)) >= 0 && Redaction.isDigit(text.charAt(at - 2));
    }

    private static boolean joins(String joint) {
        return joint.length() == 1 && "/()".indexOf(joint.charAt(0)) < 0;
    }

    private static boolean isCard(byte[] digits) {
        return isIssued(digits) && isLuhn(digits);
    }

    /// Whether some issuer has numbers that begin so: Visa 4, Mastercard 51-55 and 2221-2720, the others 3 and 6.
    private static boolean isIssued(byte[] digits) {
        int four = digits[0] * 1_000 + digits[1] * 100 + digits[2] * 10 + digits[3];
        return switch (digits[0]) {
            case 2 -> four >= 2221 && four <= 2720 && digits.length == 16;
            case 3 -> digits.length >= 14;
            case 4, 6 -> true;
            case 5 -> digits.length >= 16 || digits[1] != 0;
            default -> false;
        };
    }

    /// Every second digit from the right counts double, less 9 where that has two digits; the sum ends in 0.
    private static boolean isLuhn(byte[] digits) {
        int sum = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = digits[digits.length - 1 - i];
            int value = i % 2 == 0 ? digit : 2 * digit;
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }
}
