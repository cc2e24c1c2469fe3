package io.tidings.dashboard.view;

/// How much one answer may hold.
final class Limits {

    private Limits() {}

    /// @return the limit, or the most where it is above that
    /// @throws IllegalArgumentException where it is below 1
    static int limit(int limit, int most) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit: expected at least 1, found " + limit);
        }
        return Math.min(limit, most);
    }
}
