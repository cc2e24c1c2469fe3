package io.tidings.dashboard.view;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Something that stands on the axis of time.
///
/// @param kind    `alert` or `promotion`
/// @param subject of an alert
/// @param text    in words
/// @param modelId of a promotion
/// @param alert   with its figures
public record Mark(Instant at, String kind, @Nullable String subject, String text, @Nullable String modelId,
        @Nullable ShownAlert alert) {}
