/// The commands that make and use models without a broker: train, evaluate, label, explain.
///
/// [io.tidings.app.model.CorpusOptions] says which files are read and how, [io.tidings.app.model.TrainingOptions] how
/// a network is trained; [io.tidings.app.model.EvaluationReport] is what train and evaluate print.
@NullMarked
package io.tidings.app.model;

import org.jspecify.annotations.NullMarked;
