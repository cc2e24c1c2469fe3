/// The `feedback` commands: say the right label of a review, read labels from files of other tools, write the training
/// examples to a file, have something forgotten.
///
/// What leaves this process is redacted and without names ([io.tidings.app.feedback.FeedbackSender]). Reading order:
/// [io.tidings.app.feedback.FeedbackCommand], [io.tidings.app.feedback.AddCommand],
/// [io.tidings.app.feedback.ImportCommand] with [io.tidings.app.feedback.FeedbackFile] and
/// [io.tidings.app.feedback.RowShape], [io.tidings.app.feedback.ExportCommand].
///
/// To read the export of another tool: a class that implements `RowShape`, its place in `RowShape.ALL`, and a test with a
/// small file in that shape.
@NullMarked
package io.tidings.app.feedback;

import org.jspecify.annotations.NullMarked;
