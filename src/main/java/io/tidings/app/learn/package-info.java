/// `tidings learn`: the process that learns from feedback, and the call for a training by hand.
///
/// [io.tidings.app.learn.Learning] is the whole side loop (join of feedback, watch for drift, trainer), for this command
/// and for `tidings run` with `learn.enabled`. [io.tidings.app.learn.LearnLines] is what its users see.
///
/// | To add | do |
/// |---|---|
/// | a line about a training | `LearnLines`, in both forms |
/// | another part of the loop | start and close it in `Learning` |
@NullMarked
package io.tidings.app.learn;

import org.jspecify.annotations.NullMarked;
