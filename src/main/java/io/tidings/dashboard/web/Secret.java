package io.tidings.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The token, and what is derived from it: session cookies and the token against forged requests (CSRF).
///
/// What is derived is HMAC-SHA256 under the token, so all instances with one token know each other's, and the token
/// cannot be found from it. Where there is no token, the key is made up at the start. All comparisons take the same time
/// wherever the difference is. Any threads may use it.
final class Secret {

    /// How long a login lasts.
    static final Duration SESSION = Duration.ofDays(30);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final byte[] token;
    private final SecretKeySpec key;

    /// @param token empty for none
    Secret(String token) {
        this.token = token.getBytes(UTF_8);
        this.key = new SecretKeySpec(this.token.length == 0 ? random() : this.token, ALGORITHM);
    }

    /// Whether clients must show a token.
    boolean required() {
        return token.length > 0;
    }

    boolean isToken(String said) {
        return required() && MessageDigest.isEqual(token, said.getBytes(UTF_8));
    }

    /// The value of the cookie that a login gives.
    String session(Instant now) {
        String end = String.valueOf(now.plus(SESSION).getEpochSecond());
        return end + "." + derived("session " + end);
    }

    boolean isSession(String cookie, Instant now) {
        int dot = cookie.indexOf('.');
        if (dot <= 0) {
            return false;
        }
        String end = cookie.substring(0, dot);
        return same(derived("session " + end), cookie.substring(dot + 1)) && now.getEpochSecond() < seconds(end);
    }

    /// What an action must carry; a foreign page cannot read it.
    String csrf() {
        return derived("csrf");
    }

    boolean isCsrf(String said) {
        return same(csrf(), said);
    }

    private static boolean same(String expected, String found) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), found.getBytes(UTF_8));
    }

    private static long seconds(String end) {
        try {
            return Long.parseLong(end);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private String derived(String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
