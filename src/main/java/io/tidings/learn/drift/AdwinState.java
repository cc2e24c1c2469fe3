package io.tidings.learn.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An adaptive window over a stream of values in 0..1: it holds the longest suffix whose mean does not seem to have
/// changed. After Bifet and Gavaldà, "Learning from Time-Changing Data with Adaptive Windowing" (SDM 2007), ADWIN2.
///
/// The window is kept as an exponential histogram: rows of at most [#PER_ROW] buckets, each bucket of row i the sums of
/// 2^i values. A window of n values takes O(log n) buckets, and is cut only between buckets. Values older than a
/// bucket border whose two sides differ by more than chance allows are dropped. For one thread.
public final class AdwinState {

    /// Buckets of a row before its two oldest become one of the next row (M of the paper).
    static final int PER_ROW = 5;

    /// Neither side of a cut is shorter: the bound is good for nothing there.
    private static final int SHORTEST_SIDE = 5;

    private final double delta;
    private final List<RowBuffer> rows = new ArrayList<>();
    private long count;
    private double sum;
    private double squares;

    /// @param delta the bound on the probability that a value is dropped at a step though nothing has changed, in 0..1
    public AdwinState(double delta) {
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta: expected a probability between 0 and 1, found " + delta);
        }
        this.delta = delta;
        rows.add(new RowBuffer());
    }

    /// That the mean has changed.
    ///
    /// @param before  the mean of the values dropped
    /// @param after   the mean of those that stay
    /// @param dropped how many were dropped
    public record Cut(double before, double after, long dropped) {}

    /// Takes the next value.
    ///
    /// @param value in 0..1
    /// @return what was dropped, if anything
    public Optional<Cut> add(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("expected a value in 0..1, found " + value);
        }
        rows.getFirst().append(value, value * value);
        count++;
        sum += value;
        squares += value * value;
        mergeOld();
        return dropOld();
    }

    /// Values in the window.
    public long width() {
        return count;
    }

    /// The mean of the window; 0 before the first value.
    public double mean() {
        return count == 0 ? 0 : sum / count;
    }

    /// The population variance of the window.
    public double variance() {
        return count == 0 ? 0 : Math.max(0, squares / count - mean() * mean());
    }

    /// How many buckets the window takes.
    int buckets() {
        return rows.stream().mapToInt(row -> row.size).sum();
    }

    private void mergeOld() {
        for (int i = 0; rows.get(i).size > PER_ROW; i++) {
            if (i + 1 == rows.size()) {
                rows.add(new RowBuffer());
            }
            RowBuffer row = rows.get(i);
            rows.get(i + 1).append(row.sums[0] + row.sums[1], row.squares[0] + row.squares[1]);
            row.dropOldest(2);
        }
    }

    private Optional<Cut> dropOld() {
        long dropped = 0;
        double droppedSum = 0;
        while (changed()) {
            int last = rows.size() - 1;
            RowBuffer oldest = rows.get(last);
            droppedSum += oldest.sums[0];
            dropped += 1L << last;
            sum -= oldest.sums[0];
            squares -= oldest.squares[0];
            count -= 1L << last;
            oldest.dropOldest(1);
            if (oldest.size == 0) {
                rows.remove(last);
            }
        }
        return dropped == 0 ? Optional.empty() : Optional.of(new Cut(droppedSum / dropped, mean(), dropped));
    }

    /// Whether the window can be split into two whose means differ by more than chance allows.
    private boolean changed() {
        if (count < 2 * SHORTEST_SIDE) {
            return false;
        }
        double confidence = Math.log(2 * Math.log((double) count) / delta);
        double variance = variance();
        long older = 0;
        double olderSum = 0;
        for (int i = rows.size() - 1; i >= 0; i--) {
            RowBuffer row = rows.get(i);
            for (int bucket = 0; bucket < row.size; bucket++) {
                older += 1L << i;
                olderSum += row.sums[bucket];
                long newer = count - older;
                if (newer < SHORTEST_SIDE) {
                    return false;
                }
                double difference = Math.abs(olderSum / older - (sum - olderSum) / newer);
                if (older >= SHORTEST_SIDE && difference > bound(older, newer, variance, confidence)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Epsilon of the paper's section 3.2, from Bernstein's inequality.
    private static double bound(long older, long newer, double variance, double confidence) {
        double inverse = 1.0 / older + 1.0 / newer; // 1/m, m the harmonic mean of the sides' lengths
        return Math.sqrt(2 * inverse * variance * confidence) + 2.0 / 3 * inverse * confidence;
    }

    /// Buckets of one size, the oldest first.
    private static final class RowBuffer {

        private final double[] sums = new double[PER_ROW + 1];
        private final double[] squares = new double[PER_ROW + 1];
        private int size;

        void append(double bucketSum, double bucketSquares) {
            sums[size] = bucketSum;
            squares[size] = bucketSquares;
            size++;
        }

        void dropOldest(int number) {
            System.arraycopy(sums, number, sums, 0, size - number);
            System.arraycopy(squares, number, squares, 0, size - number);
            size -= number;
        }
    }
}
