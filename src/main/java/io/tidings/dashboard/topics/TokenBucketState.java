package io.tidings.dashboard.topics;

/// Lets through so many a second, and as many at once as it has saved up. For one thread.
final class TokenBucketState {

    private static final double MILLIS = 1_000.0;

    private final double perMilli;
    private final double most;
    private double saved;
    private long filledAt = Long.MIN_VALUE;

    /// @param most that can be saved up; there are so many in the beginning
    TokenBucketState(int perSecond, int most) {
        this.perMilli = perSecond / MILLIS;
        this.most = most;
        this.saved = most;
    }

    boolean take(long millis) {
        if (filledAt != Long.MIN_VALUE && millis > filledAt) {
            saved = Math.min(most, saved + (millis - filledAt) * perMilli);
        }
        filledAt = Math.max(filledAt, millis);
        if (saved < 1) {
            return false;
        }
        saved--;
        return true;
    }
}
