package io.tidings.dashboard.view;

import java.time.Duration;

/// Which subjects are asked for.
///
/// @param size  of the windows by which they are compared, such as an hour
/// @param limit the most subjects; at least 1, more than [#MOST] are never given
public record SubjectQuery(Duration size, Order order, int limit) {

    /// The most subjects of an answer.
    public static final int MOST = 500;

    /// How subjects are sorted.
    public enum Order {
        /// Whose sentiment has moved most surely, up or down, first.
        MOVEMENT,
        /// The most reviews first.
        VOLUME,
        /// The lowest sentiment first.
        NEGATIVITY
    }

    /// @throws IllegalArgumentException where a value makes no sense; the message begins with its name
    public SubjectQuery {
        limit = Limits.limit(limit, MOST);
    }
}
