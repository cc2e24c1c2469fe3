package io.tidings.stream.drift;

import java.util.ArrayList;
import java.util.List;

/// A sample cut into bins.
///
/// @param count  its size
/// @param shares of each bin, in their order, together 1
record Binned(long count, List<Double> shares) {

    Binned {
        shares = List.copyOf(shares);
    }

    /// Neighbouring bins joined, so that each of this sample's holds a least share, and the other sample's joined at
    /// the same edges.
    ///
    /// @return this sample and the other one
    Pair joined(Binned other, double least) {
        var mine = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        double sum = 0;
        double otherSum = 0;
        for (int bin = 0; bin < shares.size(); bin++) {
            sum += shares.get(bin);
            otherSum += other.shares.get(bin);
            if (sum >= least) {
                mine.add(sum);
                theirs.add(otherSum);
                sum = 0;
                otherSum = 0;
            }
        }
        if (mine.isEmpty()) {
            return new Pair(this, other);
        }
        // What is left over goes to the last.
        mine.set(mine.size() - 1, mine.getLast() + sum);
        theirs.set(theirs.size() - 1, theirs.getLast() + otherSum);
        return new Pair(new Binned(count, mine), new Binned(other.count, theirs));
    }

    record Pair(Binned reference, Binned window) {}
}
