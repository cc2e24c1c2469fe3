package io.tidings.dashboard.web;

import java.util.Optional;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;

/// The cookies of a request (RFC 6265).
final class Cookies {

    private Cookies() {}

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
