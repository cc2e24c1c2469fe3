package io.tidings.learn.feedback;

import java.util.Set;

import io.tidings.event.TrainingExample;

/// Takes what a transition of a [Memory] leads to.
interface Consequences {

    /// The feedback is part of an example now.
    void joined(Voice voice);

    /// It never will be.
    void refused(Voice voice, UnmatchedReason reason, String detail);

    /// The newest example of a review for one model.
    void example(TrainingExample example);

    /// The review's examples are to be forgotten: those for these models, and that for the main one, which may be there
    /// from before the store was lost.
    void tombstones(Set<String> models);

    /// Nothing is known of the review from now on, its author neither: its examples for these models go too, because
    /// nobody could have them forgotten.
    void dropped(Set<String> models);
}
