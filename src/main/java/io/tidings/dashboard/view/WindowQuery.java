package io.tidings.dashboard.view;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Which windows are asked for.
///
/// @param size    such as a minute
/// @param subject null for all reviews together
/// @param from    windows that end after this; null for all that are kept
/// @param to      windows that start before this
public record WindowQuery(Duration size, @Nullable String subject, @Nullable Instant from, @Nullable Instant to) {}
