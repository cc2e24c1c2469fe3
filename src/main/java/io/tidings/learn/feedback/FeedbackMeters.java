package io.tidings.learn.feedback;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// The figures of the partitions that this process has; any thread may read them. They run ahead of what is committed by
/// at most the open transaction, and fall back with it.
public final class FeedbackMeters {

    private final Map<Integer, FeedbackCounters> partitions = new ConcurrentHashMap<>();
    private final LongAdder unreadableLabeled = new LongAdder();
    private volatile boolean kept;

    public FeedbackCounters counters() {
        return partitions.values().stream().reduce(FeedbackCounters.NONE, FeedbackCounters::plus);
    }

    /// Labelled events that could not be read, by this process since its start.
    public long unreadable() {
        return unreadableLabeled.sum();
    }

    void show(int partition, FeedbackCounters counters) {
        partitions.put(partition, counters);
    }

    /// Another instance has the partition now.
    void gone(int partition) {
        if (!kept) {
            partitions.remove(partition);
        }
    }

    /// From now on partitions that go leave their last figures: this process ends.
    void keep() {
        kept = true;
    }

    /// @return whether it was the first
    boolean unreadableLabeled() {
        unreadableLabeled.increment();
        return unreadableLabeled.sum() == 1;
    }
}
