package io.tidings.stream;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// Counts values by range. For any threads.
final class SpreadMeter {

    private final double[] bounds;
    private final List<LongAdder> counts;
    private final DoubleAdder sum = new DoubleAdder();

    /// @param bounds upper ends of the ranges, each included, ascending
    SpreadMeter(double... bounds) {
        this.bounds = bounds.clone();
        this.counts = Stream.generate(LongAdder::new).limit(bounds.length + 1L).toList();
    }

    void record(double value) {
        int range = 0;
        while (range < bounds.length && value > bounds[range]) {
            range++;
        }
        counts.get(range).increment();
        sum.add(value);
    }

    Spread spread() {
        return new Spread(Arrays.stream(bounds).boxed().toList(), counts.stream().map(LongAdder::sum).toList(),
                sum.sum());
    }
}
