/// Counts labelled events in windows of event time, and tells of labels whose share rises: an application of its own,
/// beside the one that scores.
///
/// ```
/// labelled events --> count (per partition) --by subject--> windows --> tidings.sentiment
///                                                                 `---> tidings.alerts
/// ```
/// **Correct however often it is read.** Each event is counted once (`exactly_once_v2`), sums are of whole numbers, and
/// whether an event is late is decided where it is read, by the newest event time of its own partition: a function of
/// what the partition holds, not of how fast others are read. So a restart, a rebalance or a reading from the beginning
/// gives the same windows, under the same keys.
///
/// **Late.** A window of any size takes reviews until its partition has seen an event time that is the grace time behind
/// its end. A later one is counted as late, in the window of all subjects that is the newest then: for each size, all
/// counts and all late ones together are all reviews. It may still be in time for a larger window. An event time behind
/// the scoring time is taken for the scoring time, so that one wrong clock does not make all others late.
///
/// **Little travels.** An event becomes a count at once; parts go on twice a second, one a subject and smallest window
/// however many events it has, and windows that have changed are written twice a second at most. Larger sizes are
/// multiples of the smallest, so that one part serves all of them.
///
/// **State** is one RocksDB store of windows, bounded by `stateHours` of event time, with a changelog; records on the way
/// have the time of their writing, because event times may be years back and retention must not eat them.
///
/// **Alerts** compare a window, while it fills, with the same subject's windows before it: see
/// [io.tidings.stream.sentiment.Rise]. Counts do not depend on the order in which partitions are read; the moment at
/// which an alert is raised does.
///
/// Reading order: SentimentSettings, SentimentTopology, CountProcessor, WindowProcessor, Alerts, Rise, SentimentStream.
@NullMarked
package io.tidings.stream.sentiment;

import org.jspecify.annotations.NullMarked;
