package io.tidings.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import io.tidings.dashboard.view.LiveFilter;
import io.tidings.dashboard.view.Picture;
import io.tidings.dashboard.web.EventQueue.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Server-sent events to any number of clients, each on the (virtual) thread of its request.
///
/// A client that reads too slowly is let go: its thread is interrupted, which closes the connection even while it waits
/// to write. Browsers connect again by themselves.
final class EventStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final int HEARTBEAT_MILLIS = 15_000;
    private static final String HEARTBEAT = ": still here\n\n";
    private static final String HELLO = "retry: 3000\n: hello\n\n";

    private final Picture picture;
    private final Semaphore places;
    private final int most;
    private final Set<Thread> clients = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    EventStreams(Picture picture, int most) {
        this.picture = picture;
        this.places = new Semaphore(most);
        this.most = most;
    }

    /// How many clients there are.
    int clients() {
        return clients.size();
    }

    /// Sends events until the client goes, is too slow, or the server closes.
    ///
    /// @throws Problem where there are as many clients as may be
    void serve(LiveFilter filter, ServerResponse response) {
        if (!places.tryAcquire()) {
            throw Problem.of(503, "there are " + most + " readers of events already", "Retry-After", "30");
        }
        Thread self = Thread.currentThread();
        clients.add(self);
        var queue = new EventQueue(self::interrupt);
        response.headers().set(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        response.headers().set(HeaderNames.create("X-Accel-Buffering"), "no");
        try (OutputStream out = response.outputStream(); var _ = picture.subscribe(filter, queue)) {
            write(out, HELLO);
            while (!closed) {
                Event event = queue.next(HEARTBEAT_MILLIS);
                write(out, event == null ? HEARTBEAT : text(event));
            }
        } catch (IOException | UncheckedIOException | InterruptedException e) {
            LOG.debug("a reader of events is gone: {}", e.toString());
            throw new CloseConnectionException("a reader of events is gone", e);
        } finally {
            clients.remove(self);
            places.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        clients.forEach(Thread::interrupt);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    private static String text(Event event) {
        return "event: " + event.name() + "\ndata: " + new String(Answers.json(event.data()), UTF_8) + "\n\n";
    }
}
