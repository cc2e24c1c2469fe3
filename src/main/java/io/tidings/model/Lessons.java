package io.tidings.model;

import java.util.List;

/// What a model is taught by when it is trained further.
///
/// @param training   to learn from
/// @param validation chooses the epoch and the temperature; shares no text with `training`
/// @param rehearsal  texts without a label that the model must go on to label as before
public record Lessons(List<Lesson> training, List<Lesson> validation, List<String> rehearsal) {

    public Lessons {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        rehearsal = List.copyOf(rehearsal);
    }
}
