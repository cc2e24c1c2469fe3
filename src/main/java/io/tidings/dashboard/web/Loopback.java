package io.tidings.dashboard.web;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/// Addresses that only this machine reaches, and addresses told from names, without asking any name server.
final class Loopback {

    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

    private Loopback() {}

    /// Whether nobody on another machine can reach a server at this host.
    static boolean is(String host) {
        return host.toLowerCase(Locale.ROOT).equals("localhost")
                || (address(host) && InetAddress.ofLiteral(bare(host)).isLoopbackAddress());
    }

    /// Whether it is an address in digits: no name server can have pointed it elsewhere.
    static boolean address(String host) {
        if (!V4.matcher(host).matches() && !V6.matcher(host).matches()) {
            return false;
        }
        try {
            return InetAddress.ofLiteral(bare(host)) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
