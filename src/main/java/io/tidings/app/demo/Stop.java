package io.tidings.app.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The user's wish to end, and the time that the demo has to do it in.
final class Stop {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Duration patience;

    Stop(Duration patience) {
        this.patience = patience;
    }

    /// For the thread that the process is stopped by: asks, and holds the process until the demo is done.
    void askAndWait() {
        asked.countDown();
        try {
            boolean done = finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!done) {
                System.Logger log = System.getLogger(Stop.class.getName());
                log.log(System.Logger.Level.WARNING, "the demo did not end within {0}", patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean asked() {
        return asked.getCount() == 0;
    }

    void finished() {
        finished.countDown();
    }
}
