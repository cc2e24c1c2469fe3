/// Drift with labels: whether models have become worse, by the feedback on what they had said.
///
/// [io.tidings.learn.drift.FeedbackDrift.State] takes training examples one by one and gives reports;
/// [io.tidings.learn.drift.ErrorWatch] reads the topic of the examples and writes the reports to that of the drift.
/// Per model: [io.tidings.learn.drift.AdwinState] tells a change of the error from chance,
/// [io.tidings.learn.drift.PrequentialState] gives the accuracy over time.
///
/// **State is not stored but read again.** The topic of the examples is compacted and kept, the trainer reads it from
/// its beginning at every start, and the state is a function of it: a store would be one more thing to restore, to keep
/// in step with the topic, and to remember when somebody asks to be forgotten. On the way back up, reports that the
/// topic of the drift has already are not written again.
///
/// **What the figures do not say.** People give feedback on mistakes more often than on what is right, so the error here
/// is not the stream's. That it changes is still news.
///
/// Of other packages of ours imports `event` only.
/// Reading order: Judged, AdwinState, PrequentialState, FeedbackDrift, ReplayState, ErrorWatch,
/// Proposal.
@NullMarked
package io.tidings.learn.drift;

import org.jspecify.annotations.NullMarked;
