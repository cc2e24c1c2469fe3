/// The score topology: reviews in, labelled events and dead letters out.
///
/// **Batches without buffering.** A network is many times faster on a batch than on one text, and a processor that
/// collects records would lose those whose offsets commit before they are forwarded. So nothing is collected:
///
/// 1. [io.tidings.stream.PollTagger], a consumer interceptor, tags each record of a poll with its poll and its place.
/// 2. [io.tidings.stream.PolledDeserializer] claims the tag and leaves the bytes as they are; it never throws.
/// 3. [io.tidings.stream.ScoreProcessor], one record at a time as ever, asks [io.tidings.stream.LookAhead] for the
///    record's outcome. The first record of a poll to ask scores itself and its poll-mates in one pass; they find
///    theirs ready when their turn comes, and if it never comes (a rebalance, a kill) nothing is lost but the work:
///    an outcome is a pure function of the record.
///
/// [io.tidings.stream.Scoring] asks every model once for each pass: the main one, those that add labels of their own
/// under a name, and a challenger that scores a share along, unseen, where there is one.
///
/// **Dead letters.** What cannot be labelled is thrown as [io.tidings.stream.DeadLetterException] in the processor and
/// sent by [io.tidings.stream.DeadLetters] in the transaction that commits the record's offset.
/// Every record read is labelled or dead-lettered: [io.tidings.stream.ScoreCounters] states the relation.
///
/// **Replay.** [io.tidings.stream.Replay] scores a past range again with one model: the same scoring between a consumer
/// and a transactional producer, because a range ends and a stream does not.
///
/// The public face is [io.tidings.stream.ScoreSettings], [io.tidings.stream.TopicPlan],
/// [io.tidings.stream.ScoreStream], [io.tidings.stream.ScoreTopology] and [io.tidings.stream.Replay]; classes that are public beside these are so
/// because Kafka makes them by name. Reading order: ScoreTopology, then the list above.
///
/// **Other streams.** [io.tidings.stream.StreamApplication] runs any topology, [io.tidings.stream.RunningStream] is what
/// one looks like from outside, and [io.tidings.stream.StoreFormat] and [io.tidings.stream.BoundedRocks] are for their
/// stores: those of `stream.drift`, `stream.sentiment` and `learn.feedback`.
///
/// Only here and in `learn` is Kafka Streams imported. Imports `event` and `classify`; how a text is scored must never
/// be known here.
@NullMarked
package io.tidings.stream;

import org.jspecify.annotations.NullMarked;
