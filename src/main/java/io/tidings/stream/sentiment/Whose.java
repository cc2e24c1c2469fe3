package io.tidings.stream.sentiment;

import org.jspecify.annotations.Nullable;

/// One subject, or all together.
///
/// @param subject what reviews are about, empty where they do not say; null for all together
record Whose(@Nullable String subject) {

    static final Whose ALL = new Whose(null);

    /// In stores and as the key by which the work is shared.
    String text() {
        return subject == null ? "" : '/' + subject;
    }

    static Whose of(String text) {
        return text.isEmpty() ? ALL : new Whose(text.substring(1));
    }
}
