package io.tidings.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The id of a text that has none of its own, such as one that feedback brought: the same for the same text.
public final class TextId {

    private static final int DIGITS = 32;

    private TextId() {}

    /// @param text redacted and without white space around it
    /// @return `text-` and the first 128 bits of its SHA-256 in hexadecimal digits
    public static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "text-" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
