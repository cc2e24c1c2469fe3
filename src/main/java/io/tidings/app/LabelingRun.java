package io.tidings.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.tidings.stream.ScoreStream;

/// A stream from its start to its end, with a status line now and then.
final class LabelingRun {

    /// Below the ten seconds that orchestrators give before they kill.
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(9);
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final ScoreStream stream;
    private final StatusLines status;
    private final int statusSeconds;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /// @param statusSeconds how often a status line is printed; 0 for never
    LabelingRun(ScoreStream stream, StatusLines status, int statusSeconds) {
        this.stream = stream;
        this.status = status;
        this.statusSeconds = statusSeconds;
    }

    /// Labels until it is asked to stop or cannot go on, and closes the stream.
    ///
    /// @param onStop takes what is to run when the process is asked to end; it holds the process until all is closed
    /// @param onStart run once when labelling has begun
    /// @throws io.tidings.stream.StreamFailure where the stream cannot start or go on
    void until(Consumer<Runnable> onStop, Runnable onStart) throws InterruptedException {
        onStop.accept(this::stop);
        try {
            stream.onFailure(failure -> ending.countDown());
            stream.start();
            onStart.run();
            while (!waited()) {
                status.print(stream.state(), stream.counters(), stream.lag());
            }
        } finally {
            boolean inTime = stream.close(CLOSE_TIMEOUT);
            status.printLast(stream.counters(), inTime);
            ended.countDown();
        }
        stream.failure().ifPresent(failure -> {
            throw failure;
        });
    }

    /// Waits for the next status line or the end.
    ///
    /// @return whether it is the end
    private boolean waited() throws InterruptedException {
        if (statusSeconds == 0) {
            ending.await();
            return true;
        }
        return ending.await(statusSeconds, TimeUnit.SECONDS);
    }

    private void stop() {
        ending.countDown();
        try {
            if (!ended.await(CLOSE_TIMEOUT.plus(LAST_WORDS).toMillis(), TimeUnit.MILLISECONDS)) {
                status.lateEnd();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
