package io.tidings.model;

/// A text with the label that somebody gave it.
///
/// @param weight how much it counts in training, 0 or more; 1 for an ordinary one
public record Lesson(String text, String label, float weight) {

    public Lesson {
        if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a weight must be 0 or more, found " + weight);
        }
    }
}
