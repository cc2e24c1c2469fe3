/// Feedback in, training examples out: a Kafka Streams application of its own.
///
/// ```
/// labelled events --> read, redact --.
///                                     +--(by review id)--> join --> training examples (compacted)
/// feedback --------> read, redact ---'                      `----> unmatched feedback, with a reason
/// ```
/// What is known of a review is a [io.tidings.learn.feedback.Memory]: nothing, feedback that waits for the review, the
/// review with what was said of it, the trace of a review that has expired, or that it is forgotten. Its transitions
/// are pure; [io.tidings.learn.feedback.JoinProcessor] applies them to the store and
/// [io.tidings.learn.feedback.ReviewStore] keeps the indexes beside it.
///
/// **Time is arrival time**, by the clock of the instance that joins. Event time would let one record from the future
/// expire everything at once, and a backlog expire before it is read. The price: after an outage feedback waits longer,
/// and what was late in one run may be in time in another. Examples carry the times of events for whoever needs these.
///
/// **The last word** on a review is the one that was given last (`at`, never later than its arrival), not the one that
/// arrived last: an old export that is imported today does not override what was said meanwhile.
///
/// **The store is bounded.** What it knows of an expired review that gave an example is who wrote it, so that the example
/// goes when the author is to be forgotten. Where such traces fill half of the room, the oldest go with their examples.
///
/// **Nothing is stored before it is redacted** ([io.tidings.text.Redaction]) and names are replaced
/// ([io.tidings.learn.feedback.Pseudonyms]). A forgotten review leaves its id behind, so that it stays forgotten when
/// its topic is read again. Kafka removes what a tombstone covers when it compacts: within a day, by the settings of
/// the topics that are made here.
///
/// Every piece of feedback has one fate, and [io.tidings.learn.feedback.FeedbackCounters] states the sum.
///
/// Reading order: FeedbackTopology, Message, Memory, JoinProcessor, ReviewStore, FeedbackStream.
@NullMarked
package io.tidings.learn.feedback;

import org.jspecify.annotations.NullMarked;
