package io.tidings.dashboard.topics;

/// Events a second over the last seconds. Safe for all threads.
final class RateState {

    /// The stretch that is looked at, and one more second, which is under way.
    private static final int SECONDS = 10;
    private static final long MILLIS = 1_000;

    private final long[] counts = new long[SECONDS + 1];
    private long newest = Long.MIN_VALUE;
    private long first = Long.MIN_VALUE;

    synchronized void add(long millis, long events) {
        turn(millis / MILLIS);
        counts[slot(newest)] += events;
    }

    /// Of the seconds that are over; 0 before the first is.
    synchronized double perSecond(long millis) {
        turn(millis / MILLIS);
        long over = Math.min(SECONDS, newest - first);
        if (over == 0) {
            return 0;
        }
        long sum = 0;
        for (long second = newest - over; second < newest; second++) {
            sum += counts[slot(second)];
        }
        return (double) sum / over;
    }

    private void turn(long second) {
        if (newest == Long.MIN_VALUE) {
            first = second;
            newest = second;
        }
        if (second - newest > SECONDS) {
            java.util.Arrays.fill(counts, 0);
            newest = second;
        }
        while (newest < second) {
            newest++;
            counts[slot(newest)] = 0;
        }
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SECONDS + 1);
    }
}
