/// The commands that answer what an operator asks, from topics alone: `tidings drift` and `tidings status`.
///
/// [io.tidings.app.watch.DriftBeside] runs the watch over labelled events beside labelling, where `drift.enabled` says
/// so; its trouble never becomes that of the labelling.
///
/// Reading order: `TopicTail`, [io.tidings.app.watch.DriftCommand], `DriftTable`,
/// [io.tidings.app.watch.DriftBeside], `ManifestReferences`; [io.tidings.app.watch.StatusCommand], `TopicNews`,
/// `ModelNews`, `ModelStatus`, `StatusText`.
@NullMarked
package io.tidings.app.watch;

import org.jspecify.annotations.NullMarked;
