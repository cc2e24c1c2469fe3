package io.tidings.stream.sentiment;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what the tasks of a topology do; [#counters()] gives any thread the figures so far.
public final class SentimentMeters {

    private final LongAdder read = new LongAdder();
    private final LongAdder counted = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final Map<WindowSize, LongAdder> late = new ConcurrentHashMap<>();
    private final LongAdder expired = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final LongAdder alerts = new LongAdder();

    public SentimentCounters counters() {
        var bySize = new TreeMap<String, Long>();
        late.forEach((size, count) -> bySize.put(size.toString(), count.sum()));
        return new SentimentCounters(read.sum(), counted.sum(), unreadable.sum(), bySize, expired.sum(),
                written.sum(), alerts.sum());
    }

    void read() {
        read.increment();
    }

    void counted() {
        counted.increment();
    }

    /// @return whether it was the first
    boolean unreadable() {
        unreadable.increment();
        return unreadable.sum() == 1;
    }

    void late(WindowSize size) {
        late.computeIfAbsent(size, _ -> new LongAdder()).increment();
    }

    /// @return whether these were the first
    boolean expired(long reviews) {
        boolean first = expired.sum() == 0;
        expired.add(reviews);
        return first;
    }

    void written() {
        written.increment();
    }

    void alert() {
        alerts.increment();
    }
}
