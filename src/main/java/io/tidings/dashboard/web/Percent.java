package io.tidings.dashboard.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Percent-encoding (RFC 3986), read strictly.
final class Percent {

    private static final int RADIX = 16;

    private Percent() {}

    /// @param plus whether `+` stands for a space, as in queries
    /// @throws Problem where a `%` is not followed by two digits, or the bytes are no UTF-8
    static String decode(String text, boolean plus) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(digit(text, i + 1) * RADIX + digit(text, i + 2));
                i += 2;
            } else if (c == '+' && plus) {
                bytes.write(' ');
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(400, "the address holds bytes that are no UTF-8");
        }
    }

    private static int digit(String text, int index) {
        int digit = index < text.length() ? Character.digit(text.charAt(index), RADIX) : -1;
        if (digit < 0) {
            throw Problem.of(400, "the address has a '%' that is not followed by two hexadecimal digits");
        }
        return digit;
    }
}
