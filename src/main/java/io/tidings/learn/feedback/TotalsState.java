package io.tidings.learn.feedback;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// The figures of one partition while they change. Used by the stream thread that has the partition.
final class TotalsState {

    private static final String REASON = "unmatched.";

    private final Map<String, Long> values = new TreeMap<>();

    /// @param stored what [#toBytes()] gave; null for a new partition
    static TotalsState of(byte @Nullable [] stored) {
        var totals = new TotalsState();
        if (stored != null) {
            try (var in = new DataInputStream(new ByteArrayInputStream(stored))) {
                for (int count = in.readShort(); count > 0; count--) {
                    String name = in.readUTF();
                    totals.values.put(name, in.readLong());
                }
            } catch (IOException e) {
                throw new IllegalStateException("the counters of the feedback join are damaged: " + e.getMessage(), e);
            }
        }
        return totals;
    }

    /// By name, so that versions with more or fewer figures read each other's.
    byte[] toBytes() {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeShort(values.size());
            for (var value : values.entrySet()) {
                out.writeUTF(value.getKey());
                out.writeLong(value.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /// The figures that are one number each. `TRACES` are those of the `BYTES` that reviews with an example take which
    /// have expired.
    enum Figure {
        RECEIVED, JOINED, WAITING, DUPLICATE, LABELED, EXAMPLES, FORGOTTEN, REVIEWS, BYTES, TRACES, EVICTED
    }

    void add(Figure figure, long change) {
        if (change != 0) {
            values.merge(figure.name(), change, Long::sum);
        }
    }

    void unmatched(UnmatchedReason reason) {
        values.merge(REASON + reason.name(), 1L, Long::sum);
    }

    long get(Figure figure) {
        return values.getOrDefault(figure.name(), 0L);
    }

    FeedbackCounters counters() {
        var reasons = new EnumMap<UnmatchedReason, Long>(UnmatchedReason.class);
        for (UnmatchedReason reason : UnmatchedReason.values()) {
            long count = values.getOrDefault(REASON + reason.name(), 0L);
            if (count > 0) {
                reasons.put(reason, count);
            }
        }
        return new FeedbackCounters(get(Figure.RECEIVED), get(Figure.JOINED), get(Figure.WAITING),
                get(Figure.DUPLICATE), reasons, get(Figure.LABELED), get(Figure.EXAMPLES), get(Figure.FORGOTTEN),
                new FeedbackCounters.Store(get(Figure.REVIEWS), get(Figure.BYTES), get(Figure.EVICTED)));
    }
}
