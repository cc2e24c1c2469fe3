/// Models on a topic: published whole, promoted by one writer at a time, taken up by every running instance.
///
/// **What lies on the topic.** `tidings.models` is compacted and has one partition, so that there is one order:
///
/// | key | value |
/// |---|---|
/// | `manifest/ID` | a [io.tidings.event.ModelManifest] |
/// | `chunk/ID/0`, `chunk/ID/1`, ... | the model's bytes in their order |
/// | `champion/NAME` | [io.tidings.modelregistry.Champion] as JSON: the model in use and those before it |
/// | `shadow/NAME` | the id of the challenger that scores along with that champion, unseen |
///
/// A tombstone deletes. A model is written in one transaction and read with `read_committed`: it is there whole or not.
///
/// **One writer at a time.** Every write begins with `initTransactions` under one transactional id, which ends the
/// transaction of whoever wrote before and shuts that writer out; then it reads to the end of the topic, decides, writes
/// and commits. What it decided on is therefore still true when it commits, and a promotion is a compare-and-set.
///
/// **Watching.** [io.tidings.modelregistry.ModelWatcher] follows the topic on a thread of its own. A model becomes the
/// champion of an instance only after [io.tidings.modelregistry.ModelAdmission] has checked it; a refusal leaves the
/// champion in place. Both are told on `tidings.model-events`.
///
/// Reading order: [io.tidings.modelregistry.RegistrySettings], `RecordKey`, [io.tidings.modelregistry.Champion],
/// `RegistryState`, [io.tidings.modelregistry.Catalog], `TopicReader`, `WriteSession`,
/// [io.tidings.modelregistry.ModelRegistry], [io.tidings.modelregistry.ModelWatcher].
///
/// Imports `event` and `classify`. How a model's bytes become a classifier is handed in
/// ([io.tidings.modelregistry.ModelLoader]); the network must never be known here.
@NullMarked
package io.tidings.modelregistry;

import org.jspecify.annotations.NullMarked;
