package io.tidings.dashboard.view;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// A label whose share of a subject's reviews has jumped.
///
/// @param at       the beginning of the window, in the time of the reviews
/// @param subject  null for all together
/// @param size     of the window
/// @param share    of the label in the window, 0..1
/// @param baseline its share before
/// @param count    reviews in the window
/// @param p        how likely such a jump is by chance
/// @param text     in words, for whoever does not format the figures
public record ShownAlert(Instant at, @Nullable String subject, String label, Duration size, double share,
        double baseline,
        long count, double p, String text) {}
