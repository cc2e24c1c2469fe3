package io.tidings.dashboard.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;

/// Lets go of clients whose request takes too long to come as a whole, however short the gaps between its bytes are.
///
/// So much time have the headers and the body; the first line has what a connection may be idle. Each connection has a
/// thread of its own, which calls this; a deadline interrupts it, and that closes what it reads from.
final class RequestDeadline implements Http1ConnectionListener {

    /// True where the request of this thread has come, false where it was too late.
    private static final ThreadLocal<CompletableFuture<Boolean>> ARRIVAL = new ThreadLocal<>();

    private final Duration most;

    RequestDeadline(Duration most) {
        this.most = most;
    }

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        met(); // A body that nobody wanted has come before.
        Thread reader = Thread.currentThread();
        var arrival = new CompletableFuture<Boolean>().completeOnTimeout(false, most.toMillis(), TimeUnit.MILLISECONDS);
        ARRIVAL.set(arrival);
        var _ = arrival.thenAccept(inTime -> {
            if (!inTime) {
                reader.interrupt();
            }
        });
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        if (!headers.contains(HeaderNames.CONTENT_LENGTH) && !headers.contains(HeaderNames.TRANSFER_ENCODING)) {
            met();
        }
    }

    /// Says that the request of this thread is here.
    ///
    /// @throws CloseConnectionException where it was too late
    static void met() {
        CompletableFuture<Boolean> arrival = ARRIVAL.get();
        if (arrival != null && !arrival.complete(true) && !arrival.join()) {
            throw new CloseConnectionException("the request did not come in time (http.limits.requestSeconds)");
        }
    }
}
