package io.tidings.stream;

import org.jspecify.annotations.Nullable;

/// A value as it was polled.
///
/// @param bytes untouched; null for a tombstone
/// @param tag   the record's place in its poll; null where no [PollTagger] has seen it
record Polled(byte @Nullable [] bytes, @Nullable PollTag tag) {}
