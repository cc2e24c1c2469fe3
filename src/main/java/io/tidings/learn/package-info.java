/// The side loop: what is learned from feedback, and how.
///
/// [io.tidings.learn.feedback] turns feedback into training examples, [io.tidings.learn.round] is one training from
/// examples to a decision, [io.tidings.learn.gate] the decision, [io.tidings.learn.drift] tells from feedback when a
/// training is due, and [io.tidings.learn.service] is the trainer that does all this by itself.
///
/// The loop shares topics with the stream, never objects: it may run in another process, on another machine, and the
/// stream does not notice. May import `modelregistry`, `model`, `training`, `event`, `classify` and `text`; of `stream` and
/// Kafka Streams only what runs its join.
@NullMarked
package io.tidings.learn;

import org.jspecify.annotations.NullMarked;
