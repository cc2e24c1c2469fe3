/// Trains a network: batches by length, epochs, schedules, early stopping, averaging, calibration.
///
/// Texts are token indices here and labels are class indices: no words, no files, no printing. Progress goes to a
/// [io.tidings.training.TrainingObserver].
///
/// **Reproducible by design.** A batch is cut into a fixed number of shards, each shard's gradient is computed by one
/// thread, and the shards are added in their order. How many threads share the work therefore changes nothing: the
/// same seed gives the same weights bit for bit, and, since all kernels agree to the bit, on any machine.
///
/// May import `nn`, and `kernel` for the sums over shards, clipping and averaging. Reading order: TrainingSettings, Samples, Batches,
/// NetworkTrainer, Calibration.
@NullMarked
package io.tidings.training;

import org.jspecify.annotations.NullMarked;
