package io.tidings.learn.feedback;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Why an example left its topic: its review was forgotten, or the join had no room to go on knowing of it. Both are
/// tombstones; the second has a header.
public final class Tombstone {

    private static final String EVICTED = "evicted";
    private static final byte[] NOTHING = {};

    private Tombstone() {}

    static Headers evicted() {
        return new RecordHeaders().add(EVICTED, NOTHING);
    }

    /// Whether a tombstone with these headers says nothing of the review itself.
    public static boolean isEviction(Headers headers) {
        return headers.lastHeader(EVICTED) != null;
    }
}
