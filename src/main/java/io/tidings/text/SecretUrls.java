package io.tidings.text;

import java.util.Locale;
import java.util.Set;

/// Web addresses that let their reader in: with a name or password before the host, with a parameter such as `token`,
/// or with a part so long and mixed that it can only be a key. Others stay as they are.
final class SecretUrls implements Redaction.Kind {

    /// Parameter names, in lower case and without `_` and `-`.
    private static final Set<String> SECRET_NAMES = Set.of("token", "accesstoken", "refreshtoken", "idtoken",
            "authtoken", "resettoken", "auth", "authorization", "key", "apikey", "secret", "clientsecret", "password",
            "passwd", "pass", "pwd", "session", "sessionid", "sid", "phpsessid", "jsessionid", "sig", "signature",
            "hmac", "code", "otp", "jwt", "ticket", "invite", "credential", "xamzsignature", "xamzcredential",
            "xamzsecuritytoken", "email", "mail", "user", "username", "login", "phone", "tel");
    private static final int LONGEST_NAME = 40;
    /// A row of letters and digits of at least this length that mixes both is taken for a key.
    private static final int KEY_CHARACTERS = 20;
    private static final String ENDS = "<>\"{}|\\^`";
    private static final String TRAILING = ".,!?;:'*)]";

    @Override
    public boolean mayOccurIn(String text) {
        return text.contains("://") || text.indexOf('?') >= 0;
    }

    @Override
    public int end(String text, int at) {
        if (!isBegin(text, at)) {
            return Redaction.NOTHING;
        }
        int end = at;
        while (end < text.length() && isUrlChar(text.charAt(end))) {
            end++;
        }
        int next = end;
        while (end > at && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int host = hostOf(text, at, end);
        return host > 0 && isSecret(text, host, end) ? end : ~next;
    }

    @Override
    public String placeholder() {
        return Placeholders.URL;
    }

    /// Letters or digits behind something that no address holds, or behind an opening bracket or quote.
    private static boolean isBegin(String text, int at) {
        return Character.isLetterOrDigit(text.charAt(at))
                && (at == 0 || !isUrlChar(text.charAt(at - 1)) || "(['*".indexOf(text.charAt(at - 1)) >= 0);
    }

    /// Where the host, or what stands before it, begins; 0 where this is no web address.
    private static int hostOf(String text, int from, int end) {
        int scheme = indexOfAny(text, from, end, ":");
        if (scheme > from && scheme + 3 < end && text.startsWith("//", scheme + 1)) {
            return scheme + 3;
        }
        // Without a scheme only what has a dot before a parameter: `shop.com/reset?token=1`.
        int slash = indexOfAny(text, from, end, "/?");
        boolean domain = slash > 0 && indexOfAny(text, from, slash, ".") > from;
        return domain && indexOfAny(text, slash, end, "=") > 0 ? Math.max(from, 1) : 0;
    }

    private static boolean isSecret(String text, int host, int end) {
        int path = indexOfAny(text, host, end, "/?#");
        if (indexOfAny(text, host, path < 0 ? end : path, "@") > host) {
            return true;
        }
        return path > 0 && (hasSecretName(text, path, end) || hasKey(text, path, end));
    }

    /// Whether a parameter, behind `?`, `&`, `;` or `#`, has a name that stands for a secret.
    private static boolean hasSecretName(String text, int from, int end) {
        int begin = from;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '=') {
                if (begin < i && i - begin <= LONGEST_NAME && i + 1 < end && isSecretName(text.substring(begin, i))) {
                    return true;
                }
                begin = end;
            } else if (c == '?' || c == '&' || c == ';' || c == '#') {
                begin = i + 1;
            }
        }
        return false;
    }

    private static boolean isSecretName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace("%5f", "");
        return SECRET_NAMES.contains(plain) || plain.endsWith("token") || plain.endsWith("apikey");
    }

    /// Whether a row of letters and digits is long and mixed. Words of a title are shorter, or joined by hyphens.
    private static boolean hasKey(String text, int from, int end) {
        int letters = 0;
        int digits = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            letters += Redaction.isAsciiLetter(c) ? 1 : 0;
            digits += Redaction.isDigit(c) ? 1 : 0;
            if (!Redaction.isAsciiLetter(c) && !Redaction.isDigit(c)) {
                letters = 0;
                digits = 0;
            }
            if (letters + digits >= KEY_CHARACTERS && letters > 1 && digits > 1) {
                return true;
            }
        }
        return false;
    }

    private static int indexOfAny(String text, int from, int end, String chars) {
        for (int i = from; i < end; i++) {
            if (chars.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isUrlChar(char c) {
        return c < 0x80 ? c > ' ' && ENDS.indexOf(c) < 0 : c < 0x1100 && Character.isLetter(c);
    }
}
