package io.tidings.dashboard.view;

import java.time.Duration;
import java.util.List;

/// Subjects in the order that was asked for.
///
/// @param others how many subjects there are beyond those that are kept
public record SubjectList(Duration size, List<RankedSubject> subjects, long others) {

    public SubjectList {
        subjects = List.copyOf(subjects);
    }
}
