package io.tidings.app.demo;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// A set of positions in one topic: one bit each, so that a quarter of a million reviews take 30 KB.
///
/// Any thread may call it.
final class Ledger {

    /// Positions of others may be anything; beyond this they are not ours.
    static final long LARGEST_OFFSET = (1 << 28) - 1;

    private final List<BitSet> partitions = new ArrayList<>();
    private long size;

    Ledger(int partitions) {
        for (int p = 0; p < partitions; p++) {
            this.partitions.add(new BitSet());
        }
    }

    /// Returns whether the position was new; one that no ledger can hold never is.
    synchronized boolean enter(Position position) {
        if (!fits(position) || contains(position)) {
            return false;
        }
        partitions.get(position.partition()).set((int) position.offset());
        size++;
        return true;
    }

    synchronized boolean contains(Position position) {
        return fits(position) && partitions.get(position.partition()).get((int) position.offset());
    }

    synchronized long size() {
        return size;
    }

    /// How many positions of this ledger the other lacks.
    synchronized long missingFrom(Ledger other) {
        long missing = 0;
        for (int p = 0; p < partitions.size(); p++) {
            var rest = (BitSet) partitions.get(p).clone();
            synchronized (other) {
                rest.andNot(other.partitions.get(p));
            }
            missing += rest.cardinality();
        }
        return missing;
    }

    /// The positions below the given offset of each partition; a partition that is not named has none.
    synchronized Ledger below(Map<Integer, Long> offsets) {
        var part = new Ledger(partitions.size());
        for (int p = 0; p < partitions.size(); p++) {
            long end = Math.clamp(offsets.getOrDefault(p, 0L), 0, LARGEST_OFFSET + 1);
            BitSet kept = partitions.get(p).get(0, (int) end);
            part.partitions.set(p, kept);
            part.size += kept.cardinality();
        }
        return part;
    }

    private boolean fits(Position position) {
        return position.partition() >= 0 && position.partition() < partitions.size() && position.offset() >= 0
                && position.offset() <= LARGEST_OFFSET;
    }
}
