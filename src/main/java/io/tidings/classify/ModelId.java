package io.tidings.classify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names a model by its content: the SHA-256 of its file, in 64 lower-case hexadecimal digits.
/// Two models with the same id give the same scores.
public record ModelId(String value) {

    private static final int DIGITS = 64;
    private static final int SHORT_DIGITS = 12;

    public ModelId {
        if (value.length() != DIGITS
                || !value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException(
                    "a model id is " + DIGITS + " lower-case hexadecimal digits, found '" + value + "'");
        }
    }

    public static ModelId ofContent(byte[] content) {
        try {
            return new ModelId(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /// For classifiers that are not a file, such as rules and test fakes.
    public static ModelId ofName(String name) {
        return ofContent(name.getBytes(StandardCharsets.UTF_8));
    }

    /// The first 12 digits: enough for people, never for comparison.
    public String abbreviated() {
        return value.substring(0, SHORT_DIGITS);
    }

    @Override
    public String toString() {
        return value;
    }
}
