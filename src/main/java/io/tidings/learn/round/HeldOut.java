package io.tidings.learn.round;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Decides by its id alone, for ever, whether an example is held out: whatever is trained when and where, it never
/// sees what any challenger is judged by.
public final class HeldOut {

    private static final double RANGE = 1L << 53;

    private HeldOut() {}

    /// @param share of all examples, 0..1
    public static boolean of(String id, double share) {
        return place("held-out", id) < share;
    }

    /// A number from 0 up to but not 1 that depends on nothing but the two texts.
    static double place(String purpose, String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((purpose + '\0' + id).getBytes(StandardCharsets.UTF_8));
            long bits = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                bits = bits << Byte.SIZE | (digest[i] & 0xFF);
            }
            return (bits >>> 11) / RANGE;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
