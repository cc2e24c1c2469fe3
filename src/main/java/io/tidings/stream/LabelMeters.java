package io.tidings.stream;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.tidings.classify.Classification;

/// Counts what labelled events say. For any threads.
final class LabelMeters {

    private final LongAdder tokens = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder truncated = new LongAdder();
    private final LongAdder uncertain = new LongAdder();
    /// As many as the models of this process have labels.
    private final Map<String, LongAdder> labels = new ConcurrentHashMap<>();
    private final SpreadMeter confidences = new SpreadMeter(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1);

    void record(Classification found, boolean doubtful) {
        tokens.add(found.tokens());
        unknown.add(found.unknown());
        if (found.truncated()) {
            truncated.increment();
        }
        if (doubtful) {
            uncertain.increment();
        }
        labels.computeIfAbsent(found.scores().label(), label -> new LongAdder()).increment();
        confidences.record(found.scores().confidence());
    }

    LabelCounters counters() {
        var byLabel = new TreeMap<String, Long>();
        labels.forEach((label, count) -> byLabel.put(label, count.sum()));
        return new LabelCounters(tokens.sum(), unknown.sum(), truncated.sum(), uncertain.sum(), byLabel,
                confidences.spread());
    }
}
