/// `tidings replay`: a past range of the input topics scored again with one model, and how its labels differ.
///
/// Reading order: [io.tidings.app.replay.ReplayCommand], `PinnedModel`, [io.tidings.app.replay.ReplayOutcome]. The work itself is
/// [io.tidings.stream.Replay].
@NullMarked
package io.tidings.app.replay;

import org.jspecify.annotations.NullMarked;
