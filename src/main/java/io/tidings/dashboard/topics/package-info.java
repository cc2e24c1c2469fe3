/// The picture of [io.tidings.dashboard.view], read from Kafka.
///
/// **Reading.** `TopicsReader` reads every partition of every topic on one thread: no consumer group, committed records
/// only. At the start it reads the newest of each topic, but all windows and models and what happened to these, since a
/// compacted topic has few of its offsets left, and all feedback for what is to be forgotten. A million windows take some
/// three seconds: nothing live is told before, and neither the stream nor readiness waits for it. What a topic tells goes
/// to the topic's `Sink`: a `...State` that keeps the newest of it in bounded memory and answers questions of any thread.
/// Topics may be missing, come, go, or be made anew; records may be anything. None of that is an error here: it shows in
/// [io.tidings.dashboard.view.Reading].
///
/// **Bounds.** Everything is a ring of some kind. Reviews and windows share their room fairly between subjects
/// (`FairShareState`): while there is room every subject keeps all it has, and then those lose their oldest that have the
/// most. Beyond `reviewsPerSecond` labelled events are counted and not decoded. Reviews that are no longer kept are
/// looked up on their topic when somebody asks for them (`LabeledSearch`), within bounds of its own.
///
/// Reading order: [io.tidings.dashboard.topics.PictureSettings], [io.tidings.dashboard.topics.KafkaPicture], `Feed`,
/// `TopicsReader`, `FairShareState`, `ReviewsState`, `LabeledSearch`, `WindowsState`, `Fates`, `SubjectPages`,
/// `TellingWords`.
///
/// [io.tidings.dashboard.topics.DeadLetterReplay] stands for itself: it is the one thing here that writes.
///
/// Imports `dashboard.view`, `event`, `classify`, `text` and `modelregistry`.
@NullMarked
package io.tidings.dashboard.topics;

import org.jspecify.annotations.NullMarked;
