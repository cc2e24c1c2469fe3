package io.tidings.app.demo;

/// Allows so many lines in each second, so that a person can read while far more reviews pass.
final class LineBudget {

    private static final long SECOND = 1_000_000_000;

    private final int perSecond;
    private long second = Long.MIN_VALUE;
    private int used;

    LineBudget(int perSecond) {
        this.perSecond = perSecond;
    }

    /// @param nanos the time, on any clock that only goes forward
    boolean allows(long nanos) {
        long current = Math.floorDiv(nanos, SECOND);
        if (current != second) {
            second = current;
            used = 0;
        }
        return used++ < perSecond;
    }
}
