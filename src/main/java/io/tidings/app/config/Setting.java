package io.tidings.app.config;

import org.jspecify.annotations.Nullable;

/// One thing that a source says.
///
/// @param value as it was written; null where a key stands without one
record Setting(KeyPath path, @Nullable String value, Origin origin) {}
