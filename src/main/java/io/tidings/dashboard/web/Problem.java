package io.tidings.dashboard.web;

import java.util.Map;

/// A request that cannot be answered, in the form of RFC 9457.
///
/// The detail says what was expected, what was found, and what to do; it never holds what only the server may know.
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// The media type of its JSON.
    static final String TYPE = "application/problem+json";

    private static final Map<Integer, String> TITLES = Map.ofEntries(Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"), Map.entry(403, "Forbidden"), Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"), Map.entry(409, "Conflict"), Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"), Map.entry(421, "Misdirected Request"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(429, "Too Many Requests"), Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"), Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"), Map.entry(503, "Service Unavailable"));

    private final int status;
    private final transient Map<String, String> headers;

    private Problem(int status, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    static Problem of(int status, String detail) {
        return new Problem(status, detail, Map.of());
    }

    static Problem of(int status, String detail, String header, String value) {
        return new Problem(status, detail, Map.of(header, value));
    }

    /// What the client sees.
    record Body(String type, String title, int status, String detail) {}

    int status() {
        return status;
    }

    /// Further headers of the answer, such as `Retry-After`.
    Map<String, String> headers() {
        return headers;
    }

    Body body() {
        return body(status, String.valueOf(getMessage()));
    }

    static Body body(int status, String detail) {
        return new Body("about:blank", TITLES.getOrDefault(status, "Error"), status, detail);
    }
}
