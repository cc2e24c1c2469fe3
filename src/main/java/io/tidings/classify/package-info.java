/// The seam between the stream and the network: texts in, [io.tidings.classify.Scores] out.
///
/// Nothing here knows how a text is scored or where it came from, so the stream is tested with a
/// classifier of ten lines and the network is measured without a broker.
/// Reading order: [io.tidings.classify.LabelSet], [io.tidings.classify.Scores],
/// [io.tidings.classify.Classifier], [io.tidings.classify.ActiveModel], [io.tidings.classify.ActiveModels],
/// [io.tidings.classify.ShadowModel].
///
/// A model may also say why ([io.tidings.classify.Explainer], [io.tidings.classify.Explanation],
/// [io.tidings.classify.Word]) and how it sees a text ([io.tidings.classify.Encoder]).
///
/// Beside it stands how outcomes are spread, which manifests keep and drift is told from:
/// [io.tidings.classify.Measure], [io.tidings.classify.Tally], [io.tidings.classify.Reference].
///
/// Imports nothing of this project.
@NullMarked
package io.tidings.classify;

import org.jspecify.annotations.NullMarked;
