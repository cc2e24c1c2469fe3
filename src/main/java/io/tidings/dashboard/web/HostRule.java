package io.tidings.dashboard.web;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Which names the server answers to.
///
/// A foreign page can have its own name point at this machine (DNS rebinding) and then read answers as if they were its
/// own; but the browser still sends that name. Addresses in digits cannot be pointed elsewhere.
final class HostRule {

    private final Set<String> names = new HashSet<>(Set.of("localhost"));
    private final boolean any;

    HostRule(HttpSettings settings) {
        any = settings.anyName();
        names.add(settings.host().toLowerCase(Locale.ROOT));
        settings.nameList().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    /// @param host the value of the header `Host`, with or without a port
    boolean allows(String host) {
        String name = withoutPort(host).toLowerCase(Locale.ROOT);
        return any || names.contains(name) || Loopback.address(name);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
