package io.tidings.dashboard.web;

/// What the server bears.
///
/// Components that are left out (null) take their defaults.
///
/// @param bodyBytes         a larger body of a request is refused
/// @param headerBytes       larger headers of a request are refused
/// @param connections       so many at a time; more wait until one closes
/// @param idleSeconds       a connection without a request is closed after that
/// @param requestSeconds    a request whose headers and body take longer to come is let go
/// @param eventStreams      so many readers of events at a time; more are refused
/// @param tryPerSecond      texts to classify or explain, of one client
/// @param feedbackPerSecond pieces of feedback, of one client
public record HttpLimits(Integer bodyBytes, Integer headerBytes, Integer connections, Integer idleSeconds,
        Integer requestSeconds, Integer eventStreams, Integer tryPerSecond, Integer feedbackPerSecond) {

    private static final int BODY_BYTES = 1 << 20;
    private static final int LEAST_BODY_BYTES = 1 << 10;
    private static final int HEADER_BYTES = 16 << 10;
    private static final int LEAST_HEADER_BYTES = 1 << 10;
    private static final int CONNECTIONS = 512;
    private static final int IDLE_SECONDS = 60;
    private static final int REQUEST_SECONDS = 60;
    private static final int EVENT_STREAMS = 64;
    private static final int TRY_PER_SECOND = 20;
    private static final int FEEDBACK_PER_SECOND = 5;

    public HttpLimits {
        bodyBytes = or(bodyBytes, BODY_BYTES, LEAST_BODY_BYTES, "bodyBytes");
        headerBytes = or(headerBytes, HEADER_BYTES, LEAST_HEADER_BYTES, "headerBytes");
        connections = or(connections, CONNECTIONS, 1, "connections");
        idleSeconds = or(idleSeconds, IDLE_SECONDS, 1, "idleSeconds");
        requestSeconds = or(requestSeconds, REQUEST_SECONDS, 1, "requestSeconds");
        eventStreams = or(eventStreams, EVENT_STREAMS, 1, "eventStreams");
        tryPerSecond = or(tryPerSecond, TRY_PER_SECOND, 1, "tryPerSecond");
        feedbackPerSecond = or(feedbackPerSecond, FEEDBACK_PER_SECOND, 1, "feedbackPerSecond");
    }

    public static HttpLimits defaults() {
        return new HttpLimits(BODY_BYTES, HEADER_BYTES, CONNECTIONS, IDLE_SECONDS, REQUEST_SECONDS, EVENT_STREAMS,
                TRY_PER_SECOND, FEEDBACK_PER_SECOND);
    }

    private static Integer or(Integer value, int otherwise, int least, String name) {
        int found = value == null ? otherwise : value;
        if (found < least) {
            throw new IllegalArgumentException(name + ": expected at least " + least + ", found " + found);
        }
        return found;
    }
}
