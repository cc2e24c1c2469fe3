package io.tidings.learn.feedback;

import java.util.Locale;

/// Why feedback gave no training example; [#text()] is what `UnmatchedFeedback.reason` says. Readers must expect
/// reasons that they do not know.
public enum UnmatchedReason {
    /// Its review was there, but has expired.
    LATE,
    /// No such review came within the retention.
    UNMATCHED,
    /// The same person has already said the same of this review.
    DUPLICATE,
    /// The same person has since said something else: this is an older word, arriving late.
    SUPERSEDED,
    /// It cannot be read, or says nothing that makes sense.
    UNREADABLE,
    /// The model that labelled the review knows no such label.
    UNKNOWN_LABEL,
    /// Neither the feedback nor the labelled event has a text.
    TEXT_MISSING,
    /// Its text is longer than the limit.
    TEXT_TOO_LONG,
    /// More people have an opinion on this review than are remembered.
    TOO_MANY,
    /// The review, or its author, is to be forgotten.
    FORGOTTEN,
    /// It waited, and had to make room.
    STORE_FULL;

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The reason of this text.
    ///
    /// @throws IllegalArgumentException where there is none
    static UnmatchedReason of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
