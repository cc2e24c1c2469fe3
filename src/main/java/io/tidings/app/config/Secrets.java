package io.tidings.app.config;

import java.util.regex.Pattern;

/// Which settings are not to be shown.
final class Secrets {

    static final String MASK = "********";

    private static final Pattern SECRET = Pattern.compile(
            "passw(or)?d|passphrase|secret|token|credential|jaas|user\\.info|private|(^|\\.)salt$|api\\.?key|(^|\\.)key$",
            Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /// Whether the last key of a path names a secret: `sasl.jaas.config`, `ssl.keystore.password`, `ssl.keystore.key`.
    static boolean isSecret(KeyPath path) {
        return SECRET.matcher(path.last()).find();
    }
}
