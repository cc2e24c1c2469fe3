/// Watches labelled events for drift without asking for labels: an application of its own, beside the one that scores.
///
/// ```
/// labelled events --> combine (per partition) --> one partition --> windows (per model) --> drift reports
/// ```
/// **Windows are of scoring time**, not of the time when reviews were written: the question is whether what reaches
/// the model now is what it was measured on, and an import of old reviews is one such change. Scoring times also arrive
/// nearly in order, and a model's windows begin when it begins to serve.
///
/// **When a window is reported.** Partitions are read at different speeds, so no partition's time says that another is
/// done. A window is reported when its end has passed by the wall clock and no event of it has arrived for the grace
/// time; windows of a model are reported in order. An event that arrives behind that is late: it is counted in the next
/// report's measure `late`, and never lost sight of silently.
///
/// **Memory is bounded.** An event becomes a few counts at once ([io.tidings.classify.Tally]); per model there are at
/// most [io.tidings.stream.drift.WindowProcessor#MOST_WINDOWS] open windows, and at most
/// [io.tidings.stream.drift.WindowProcessor#MOST_MODELS] models are remembered. All stores are in memory with a changelog, about
/// a kilobyte a window.
///
/// **Compared with** the reference in the model's manifest where it has one, else with the model's own first windows.
/// An alarm proposes a training; nothing here swaps a model.
///
/// Reading order: DriftSettings, DriftTopology, CombineProcessor, WindowProcessor, Comparison, PopulationStability,
/// KolmogorovSmirnov, DriftStream.
@NullMarked
package io.tidings.stream.drift;

import org.jspecify.annotations.NullMarked;
