package io.tidings.dashboard.web;

import java.util.LinkedHashMap;
import java.util.Map;

import io.helidon.http.HeaderNames;
import io.helidon.http.WritableHeaders;

/// What every answer tells the browser not to do.
final class SecurityHeaders {

    /// Only files of this server; no script or style inside HTML, no text that becomes HTML, no frame around it.
    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private final Map<String, String> headers = new LinkedHashMap<>();

    /// @param encrypted whether the browser may insist on encryption from now on
    SecurityHeaders(boolean encrypted) {
        headers.put("Content-Security-Policy", CONTENT);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.put("Cache-Control", "no-store");
        if (encrypted) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /// Writes them all; an answer that may be kept says so afterwards.
    void writeTo(WritableHeaders<?> target) {
        headers.forEach((name, value) -> target.set(HeaderNames.create(name), value));
    }
}
