package io.tidings.stream;

import java.util.Map;

import io.tidings.event.DeadLetterReason;

/// What a replay has done: `read = labeled +` the counts of `refused`.
///
/// @param offsets  in the range; there may be fewer records, where some were compacted away or rolled back
/// @param before   of these, done by an earlier attempt at the same replay
/// @param read     records read by this one
/// @param refused  records that cannot be labelled, by reason; they are counted here and written nowhere
/// @param complete false where it was asked to stop before the end of the range
public record ReplayReport(long offsets, long before, long read, long labeled, Map<DeadLetterReason, Long> refused,
        boolean complete) {

    public ReplayReport {
        refused = Map.copyOf(refused);
    }
}
