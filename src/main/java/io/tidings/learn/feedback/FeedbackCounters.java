package io.tidings.learn.feedback;

import java.util.EnumMap;
import java.util.Map;

/// What became of feedback, since the join's store began: the figures are kept in the store, written in the
/// transactions that they count, so that they hold over restarts and count nothing twice. An instance knows those of its
/// partitions. At every moment
///
/// - `received = joined + waiting + unmatched + duplicate`
///
/// Wishes to forget are no feedback and are not in `received`; feedback that was waiting for a review which is forgotten
/// is `unmatched`.
///
/// @param received  pieces of feedback, stars among them
/// @param joined    those that became part of an example
/// @param waiting   those whose review has not come yet
/// @param duplicate those that the same person had said of the same review before
/// @param unmatched the others by reason, only reasons that occurred
/// @param labeled   labelled events read
/// @param examples  examples written, each change counted
/// @param forgotten reviews forgotten
/// @param store     what is kept
public record FeedbackCounters(long received, long joined, long waiting, long duplicate,
        Map<UnmatchedReason, Long> unmatched, long labeled, long examples, long forgotten, Store store) {

    public static final FeedbackCounters NONE = new FeedbackCounters(0, 0, 0, 0, Map.of(), 0, 0, 0,
            new Store(0, 0, 0));

    /// @param reviews things kept: reviews, waiting feedback, traces of what has expired or is forgotten
    /// @param bytes   about how many they take, before the store compresses them
    /// @param evicted how many had to make room before their time
    public record Store(long reviews, long bytes, long evicted) {

        Store plus(Store other) {
            return new Store(reviews + other.reviews, bytes + other.bytes, evicted + other.evicted);
        }
    }

    public FeedbackCounters {
        unmatched = Map.copyOf(unmatched);
    }

    public long unmatchedTotal() {
        return unmatched.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Whether every piece of feedback has its one fate.
    public boolean isBalanced() {
        return received == joined + waiting + unmatchedTotal() + duplicate;
    }

    FeedbackCounters plus(FeedbackCounters other) {
        var reasons = new EnumMap<UnmatchedReason, Long>(UnmatchedReason.class);
        reasons.putAll(unmatched);
        other.unmatched.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        return new FeedbackCounters(received + other.received, joined + other.joined, waiting + other.waiting,
                duplicate + other.duplicate, reasons, labeled + other.labeled, examples + other.examples,
                forgotten + other.forgotten, store.plus(other.store));
    }
}
