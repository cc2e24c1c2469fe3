package io.tidings.dashboard.web;

import java.util.Arrays;
import java.util.List;

/// Where the page and REST are served, and to whom.
///
/// Components that are left out (null) take their defaults.
///
/// @param enabled whether they are served
/// @param port    0 for any that is free
/// @param host    the address to listen at; at another one than that of this machine alone, a token is needed
/// @param token   what clients must know; empty for none
/// @param names   further names under which clients may ask for the server, between commas; `*` for any, with a token
/// @param limits  what the server bears
/// @param tls     how connections are encrypted
public record HttpSettings(Boolean enabled, Integer port, String host, String token, String names, HttpLimits limits,
        TlsSettings tls) {

    private static final int PORT = 8080;
    private static final int LAST_PORT = 65_535;
    private static final String HOST = "127.0.0.1";
    private static final int LEAST_TOKEN = 16;
    private static final String ANY = "*";

    public HttpSettings {
        enabled = enabled == null || enabled;
        port = port == null ? PORT : port;
        host = host == null ? HOST : host.strip();
        token = token == null ? "" : token.strip();
        names = names == null ? "" : names;
        limits = limits == null ? HttpLimits.defaults() : limits;
        tls = tls == null ? TlsSettings.none() : tls;
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("port: expected 0 to " + LAST_PORT + ", found " + port);
        }
        if (host.isEmpty()) {
            throw new IllegalArgumentException("host: expected an address such as " + HOST + ", found nothing");
        }
        if (!token.isEmpty() && token.length() < LEAST_TOKEN) {
            throw new IllegalArgumentException("token: expected at least " + LEAST_TOKEN
                    + " characters that nobody guesses, found " + token.length());
        }
        if (enabled && token.isEmpty() && !Loopback.is(host)) {
            throw new IllegalArgumentException("token: expected one, because the host " + host
                    + " can be reached from other machines; write for example token: ${env:TIDINGS_TOKEN}");
        }
        if (token.isEmpty() && names.contains(ANY)) {
            throw new IllegalArgumentException("names: expected names between commas, found '" + names
                    + "'; any name is only allowed together with a token");
        }
    }

    public static HttpSettings defaults() {
        return new HttpSettings(true, PORT, HOST, "", "", HttpLimits.defaults(), TlsSettings.none());
    }

    /// These settings at another port; 0 for any that is free.
    public HttpSettings at(int port) {
        return new HttpSettings(true, port, host, token, names, limits, tls);
    }

    /// These settings, and nothing is served.
    public HttpSettings off() {
        return new HttpSettings(false, port, host, token, names, limits, tls);
    }

    boolean anyName() {
        return names.contains(ANY);
    }

    List<String> nameList() {
        return Arrays.stream(names.split(",", -1)).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }
}
