package io.tidings.dashboard.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;

/// The cookies of a request (RFC 6265).
///
/// A browser sends a cookie to all ports of a host, so the names here end with the port that the browser asks: two
/// servers on one host would log each other's readers out otherwise.
final class Cookies {

    private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})$");

    private Cookies() {}

    /// The name of a cookie for the server that a request was meant for.
    static String name(ServerRequestHeaders headers, String name) {
        String host = headers.value(HeaderNames.HOST).orElse("");
        Matcher port = PORT.matcher(host);
        return port.find() ? name + "-" + port.group(1) : name;
    }

    static Optional<String> value(ServerRequestHeaders headers, String name) {
        for (String header : headers.values(HeaderNames.COOKIE)) {
            for (String pair : header.split(";", -1)) {
                String cookie = pair.strip();
                if (cookie.startsWith(name + "=")) {
                    return Optional.of(cookie.substring(name.length() + 1));
                }
            }
        }
        return Optional.empty();
    }
}
