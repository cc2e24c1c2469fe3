package io.tidings.corpus;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// One review of a file, with the label that somebody gave it, if any.
///
/// @param id      as the file has it, else made of the file's name and the line
/// @param subject what the review is about, or null where the file does not say
/// @param text    the review itself, unchanged; may be empty
/// @param label   null where the file has none, or an empty one
/// @param time    when it was written, or null where the file does not say
/// @param group   reviews of one group never stand on both sides of a split; null for a group of its own
/// @param line    the line on which the review begins, from 1; in a folder the number of the file
public record LabeledText(String id, @Nullable String subject, String text, @Nullable String label,
        @Nullable Instant time, @Nullable String group, long line) {}
