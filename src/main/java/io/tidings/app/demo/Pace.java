package io.tidings.app.demo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Holds a loop to a rate: the n-th turn is due n / rate seconds after the first, so that a slow turn is made up for.
final class Pace {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final CountDownLatch stop;
    private long start;
    private long turns;

    /// @param perSecond turns a second; infinity for as fast as can be
    /// @param stop      ends the waiting
    Pace(double perSecond, CountDownLatch stop) {
        this.perSecond = perSecond;
        this.stop = stop;
    }

    /// Begins anew: what was missed is not made up for.
    void restart() {
        turns = 0;
    }

    /// Waits until the next turn is due.
    ///
    /// @return false where the loop is to stop instead
    boolean next() throws InterruptedException {
        if (Double.isInfinite(perSecond)) {
            return stop.getCount() > 0;
        }
        long now = System.nanoTime();
        start = turns == 0 ? now : start;
        long due = start + (long) (turns++ / perSecond * NANOS);
        return !stop.await(Math.max(0, due - now), TimeUnit.NANOSECONDS);
    }
}
