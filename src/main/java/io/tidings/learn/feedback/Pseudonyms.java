package io.tidings.learn.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Replaces names of people by keyed hashes: HMAC-SHA256 (RFC 2104) under the salt, of which the first 128 bits are kept.
/// The same name and salt give the same pseudonym, and a pseudonym is left as it is. Any number of threads may share one.
public final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "p-";
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{" + 2 * BYTES + "}");

    private final SecretKeySpec key;

    /// @param salt the secret; where it is empty, a key that everybody knows is used
    public Pseudonyms(String salt) {
        this.key = new SecretKeySpec((salt.isEmpty() ? "tidings" : salt).getBytes(UTF_8), ALGORITHM);
    }

    /// The pseudonym of a name; empty for none.
    public String of(String name) {
        if (name.isBlank()) {
            return "";
        }
        if (FORM.matcher(name).matches()) {
            return name;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return PREFIX + HexFormat.of().formatHex(mac.doFinal(name.strip().getBytes(UTF_8)), 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
