/// The trainer: one of any number of instances learns from feedback, by itself, for months.
///
/// **Who.** The instances are one consumer group on the control topic, which has one partition; whoever has it is the
/// trainer ([io.tidings.learn.service.Lease]). A trainer that has lost it, and does not know yet, is fenced twice: by the
/// transactional id and by the group's generation. A promotion is a compare-and-set besides, so even two trainers make
/// one champion.
///
/// **When.** [io.tidings.learn.service.Trigger]: enough new examples, a schedule, an alarm of drift, or somebody asks.
/// [io.tidings.learn.service.LoopState] is the state machine: pure, with time as a parameter.
///
/// **From what.** All that is remembered lies on topics: examples, events of the model
/// ([io.tidings.learn.service.History] is folded from these), reports on drift, labelled events for rehearsal. So a
/// trainer may be killed at any point: `training-started` without an end says that it has to be done again, and a
/// challenger is published whole or not at all. What was forgotten is never trained on again, because the examples are
/// read from their topic each time.
///
/// **What comes of it.** One event that ends the training: `promoted` (in the same transaction as the model), `shadow`,
/// `rejected` or `training-failed`, each with the figure `training` that names it.
///
/// Reading order: [io.tidings.learn.service.LearnSettings], [io.tidings.learn.service.Trigger],
/// [io.tidings.learn.service.History], [io.tidings.learn.service.LoopState], `TrainerState`, `Lease`, `Feeds`,
/// `TrainingRun`, `Verdicts`, [io.tidings.learn.service.LearnService].
@NullMarked
package io.tidings.learn.service;

import org.jspecify.annotations.NullMarked;
