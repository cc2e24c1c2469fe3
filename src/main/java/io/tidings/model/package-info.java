/// The Tribuo face of the network, and the model file.
///
/// [io.tidings.model.LstmTrainer] is a Tribuo `Trainer<Label>` over [io.tidings.model.TokenExample]s and makes an
/// [io.tidings.model.LstmModel], a Tribuo `Model<Label>` with provenance. [io.tidings.model.ModelFile] is the one door
/// through which model bytes come in: it refuses what names other classes than ours.
/// [io.tidings.model.LstmClassifier] puts a model behind [io.tidings.classify.Classifier] for the stream.
/// [io.tidings.model.Comparison] compares a model with its linear baseline on labelled texts.
///
/// Dimension letters: C classes, V vocabulary, P buckets of word pairs.
///
/// May import `training`, `nn`, `text` and `classify`, and `kernel` only to hand the chosen one to the network.
/// Files of reviews, topics and printing must never be here.
/// Reading order: TokenExample, LstmSettings, LstmTrainer, LstmContent, LstmModel, ModelFile, LstmClassifier.
@NullMarked
package io.tidings.model;

import org.jspecify.annotations.NullMarked;
