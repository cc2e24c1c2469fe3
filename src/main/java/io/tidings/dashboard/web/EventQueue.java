package io.tidings.dashboard.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import io.tidings.dashboard.view.Listener;
import io.tidings.dashboard.view.ReviewBatch;
import io.tidings.dashboard.view.ShownAlert;
import io.tidings.dashboard.view.ShownModelEvent;
import io.tidings.dashboard.view.ShownWindow;
import io.tidings.dashboard.view.StreamView;
import org.jspecify.annotations.Nullable;

/// What waits to be sent to one client. Filled by the picture's thread, which never waits; emptied by the client's own.
final class EventQueue implements Listener {

    /// At six events a second, what a client may be behind by: about ten seconds.
    static final int MOST = 64;

    private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(MOST);
    private final Runnable onOverflow;

    /// @param onOverflow runs where the client is too slow, on the thread that found no room
    EventQueue(Runnable onOverflow) {
        this.onOverflow = onOverflow;
    }

    record Event(String name, Object data) {}

    /// @return null where none came in time
    @Nullable
    Event next(long timeoutMillis) throws InterruptedException {
        return waiting.poll(timeoutMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void reviews(ReviewBatch batch) {
        put("reviews", batch);
    }

    @Override
    public void windows(List<ShownWindow> windows) {
        put("windows", Map.of("windows", windows));
    }

    @Override
    public void alert(ShownAlert alert) {
        put("alert", alert);
    }

    @Override
    public void model(ShownModelEvent event) {
        put("model", event);
    }

    @Override
    public void stream(StreamView view) {
        put("stream", view);
    }

    private void put(String name, Object data) {
        if (!waiting.offer(new Event(name, data))) {
            onOverflow.run();
        }
    }
}
