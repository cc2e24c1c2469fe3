package io.tidings.text;

import java.util.HashMap;
import java.util.Map;

/// International bank account numbers (ISO 13616), in one piece or in groups, by length of the country and checksum.
final class AccountNumbers implements Redaction.Kind {

    private static final int MODULUS = 97;
    private static final Map<String, Integer> LENGTHS = lengths("""
            AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20
            EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30
            KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24
            PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29
            VA22 VG24 XK20 YE30""");

    @Override
    public boolean mayOccurIn(String text) {
        return Redaction.hasDigit(text);
    }

    @Override
    public int end(String text, int at) {
        if (at + 4 >= text.length() || !Redaction.isAsciiLetter(text.charAt(at)) || !isAsciiDigit(text.charAt(at + 2))
                || !Redaction.isBoundary(text, at - 1)) {
            return Redaction.NOTHING;
        }
        Integer length = LENGTHS.get(new String(new char[]{upper(text.charAt(at)), upper(text.charAt(at + 1))}));
        return length == null ? Redaction.NOTHING : end(text, at, length);
    }

    @Override
    public String placeholder() {
        return Placeholders.IBAN;
    }

    /// The end of a valid number of so many letters and digits, with at most one space or hyphen between any two.
    private static int end(String text, int from, int length) {
        var plain = new StringBuilder(length);
        int at = from;
        while (at < text.length() && plain.length() < length) {
            char c = text.charAt(at);
            if (Redaction.isAsciiLetter(c) || isAsciiDigit(c)) {
                plain.append(upper(c));
            } else if (!isJoint(c) || isJoint(text.charAt(at - 1))) {
                return Redaction.NOTHING;
            }
            at++;
        }
        boolean complete = plain.length() == length && Redaction.isBoundary(text, at);
        return complete && isValid(plain) ? at : Redaction.NOTHING;
    }

    /// The number with its first four chars behind the others, letters read as 10 to 35, leaves 1 when divided by 97.
    private static boolean isValid(CharSequence plain) {
        int remainder = 0;
        for (int i = 0; i < plain.length(); i++) {
            int value = Character.digit(plain.charAt((i + 4) % plain.length()), Character.MAX_RADIX);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % MODULUS;
        }
        return remainder == 1;
    }

    private static boolean isJoint(char c) {
        return c == ' ' || c == '-' || c == '\u00a0' || c == '\u202f';
    }

    private static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }

    private static Map<String, Integer> lengths(String table) {
        var lengths = new HashMap<String, Integer>();
        for (String entry : table.split("\\s+", -1)) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }
}
