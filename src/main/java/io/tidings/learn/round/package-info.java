/// One training from examples to a decision: what is held out, what is rehearsed, the challenger, the gate's verdict.
/// No Kafka, no files, no clock; the same material gives the same challenger, byte for byte.
///
/// Reading order: [io.tidings.learn.round.Material], [io.tidings.learn.round.Split], [io.tidings.learn.round.Round],
/// [io.tidings.learn.round.Outcome].
@NullMarked
package io.tidings.learn.round;

import org.jspecify.annotations.NullMarked;
