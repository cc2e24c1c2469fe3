package io.tidings.dashboard.view;

import org.jspecify.annotations.Nullable;

/// Which dead letters are asked for.
///
/// @param reason null for all
/// @param limit  the most; at least 1, more than [#MOST] are never given
public record DeadLetterQuery(@Nullable String reason, int limit) {

    /// The most dead letters of an answer.
    public static final int MOST = 200;

    /// @throws IllegalArgumentException where the limit makes no sense
    public DeadLetterQuery {
        limit = Limits.limit(limit, MOST);
    }
}
