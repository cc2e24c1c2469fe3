package io.tidings.stream.drift;

import java.util.concurrent.atomic.LongAdder;

/// Counts what the tasks of a topology do; [#counters()] gives any thread the figures so far.
public final class DriftMeters {

    private final LongAdder read = new LongAdder();
    private final LongAdder observed = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final LongAdder reported = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder reports = new LongAdder();
    private final LongAdder alarms = new LongAdder();

    public DriftCounters counters() {
        return new DriftCounters(read.sum(), observed.sum(), unreadable.sum(), reported.sum(), late.sum(),
                reports.sum(), alarms.sum());
    }

    void read() {
        read.increment();
    }

    void observed() {
        observed.increment();
    }

    /// @return whether it was the first
    boolean unreadable() {
        unreadable.increment();
        return unreadable.sum() == 1;
    }

    void late(long events) {
        late.add(events);
    }

    void reported(long events, boolean alarm) {
        reports.increment();
        reported.add(events);
        if (alarm) {
            alarms.increment();
        }
    }
}
