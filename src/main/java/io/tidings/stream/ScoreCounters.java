package io.tidings.stream;

import java.util.Map;

import io.tidings.event.DeadLetterReason;

/// What a topology has done in this process since it was built. At rest,
///
/// - `read = labeled + deadLettered`
/// - `scored = labeled + EVENT_TOO_LARGE` dead letters, plus what was scored ahead and never taken (after a rebalance)
///
/// A record that is processed again because its transaction was rolled back counts again: these are attempts, the
/// topics hold the truth.
///
/// @param read          records processed
/// @param labeled       labelled events forwarded
/// @param deadLetters   dead letters by reason, only those that occurred
/// @param scored        texts scored
/// @param batches       passes of the model over one or more texts that succeeded
/// @param largestBatch  the most texts of a pass
/// @param alone         passes over a single text
/// @param failedBatches passes over several texts that failed and were done again text by text
/// @param untagged      records read without the tag that batching needs; 0 unless batching is broken
/// @param unexplained   texts scored whose event was to name the words that decided and does not: there was no time for
///                      it, or the model cannot say
public record ScoreCounters(long read, long labeled, Map<DeadLetterReason, Long> deadLetters, long scored, long batches,
        long largestBatch, long alone, long failedBatches, long untagged, long unexplained) {

    public ScoreCounters {
        deadLetters = Map.copyOf(deadLetters);
    }

    public long deadLettered() {
        return deadLetters.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Texts per pass; 0 before the first.
    public double meanBatch() {
        return batches == 0 ? 0 : (double) scored / batches;
    }
}
