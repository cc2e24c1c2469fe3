package io.tidings.dashboard.view;

import org.jspecify.annotations.Nullable;

/// Which reviews a listener hears of; the other updates come whatever it says.
///
/// @param subject null for all
/// @param label   null for all
public record LiveFilter(@Nullable String subject, @Nullable String label) {

    /// Everything.
    public static final LiveFilter ALL = new LiveFilter(null, null);

    /// Whether a review of this subject and label is asked for.
    public boolean passes(String itsSubject, String itsLabel) {
        return (subject == null || subject.equals(itsSubject)) && (label == null || label.equals(itsLabel));
    }
}
