/// Whether a challenger takes the champion's place: pure functions from evidence to a decision, without Kafka, files
/// or a clock.
///
/// Accuracy on feedback alone would be a bad judge: feedback may be scarce, one-sided, noisy or hostile, and a model
/// can win on it while it forgets everything else. So [io.tidings.learn.gate.Gate] asks several questions, each with
/// its own threshold in [io.tidings.learn.gate.GateSettings], and puts every figure in the report, whatever it
/// decides.
///
/// Reading order: [io.tidings.learn.gate.Judged], [io.tidings.learn.gate.Evidence],
/// [io.tidings.learn.gate.GateSettings], [io.tidings.learn.gate.Gate], [io.tidings.learn.gate.Decision].
@NullMarked
package io.tidings.learn.gate;

import org.jspecify.annotations.NullMarked;
