package io.tidings.learn.gate;

import io.tidings.classify.Scores;

/// What two models say of one text, and what is right.
///
/// @param id      of the review
/// @param subject what it is about; may be empty
/// @param label   the right one; in rehearsal, the champion's own
public record Judged(String id, String subject, String label, Scores champion, Scores challenger) {

    boolean championRight() {
        return champion.label().equals(label);
    }

    boolean challengerRight() {
        return challenger.label().equals(label);
    }
}
