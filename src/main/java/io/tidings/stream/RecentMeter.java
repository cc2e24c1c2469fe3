package io.tidings.stream;

import java.util.function.LongSupplier;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/// Values of the last minute or so, each kept to three digits. Any thread may record, without waiting for others, and any
/// may ask.
final class RecentMeter {

    private static final int DIGITS = 3;
    private static final long TURN_NANOS = 30_000_000_000L;
    private static final double HALF = 50;
    private static final double ALMOST_ALL = 99;

    private final long highest;
    private final LongSupplier nanos;
    private final Recorder recorder;
    private Histogram former;
    private Histogram current;
    private long turnedAt;

    /// @param highest value that is told apart from higher ones
    /// @param nanos   a clock that only goes on
    RecentMeter(long highest, LongSupplier nanos) {
        this.highest = highest;
        this.nanos = nanos;
        this.recorder = new Recorder(highest, DIGITS);
        this.former = new Histogram(highest, DIGITS);
        this.current = new Histogram(highest, DIGITS);
        this.turnedAt = nanos.getAsLong();
    }

    void record(long value) {
        recorder.recordValue(Math.clamp(value, 0, highest));
    }

    /// Of the last half a minute to a minute, or since this was last asked where that is longer ago.
    synchronized RecentFigures figures() {
        long now = nanos.getAsLong();
        if (now - turnedAt >= TURN_NANOS) {
            former = current;
            current = new Histogram(highest, DIGITS);
            turnedAt = now;
        }
        current.add(recorder.getIntervalHistogram());
        Histogram both = former.copy();
        both.add(current);
        return both.getTotalCount() == 0
                ? new RecentFigures(0, 0, 0, 0, 0)
                : new RecentFigures(both.getTotalCount(), both.getMean(), both.getValueAtPercentile(HALF),
                        both.getValueAtPercentile(ALMOST_ALL), both.getMaxValue());
    }
}
