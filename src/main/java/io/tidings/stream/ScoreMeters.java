package io.tidings.stream;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

import io.tidings.classify.Classification;
import io.tidings.event.DeadLetterReason;

/// Counts what the tasks of a topology do; [#counters()] gives any thread the figures so far.
public final class ScoreMeters {

    private static final long MOST_TEXTS = 1_000_000;
    private static final long LONGEST_MICROS = 3_600_000_000L;
    private static final double MICROS = 1_000.0;
    private static final double NANOS = 1e9;

    private final SpreadMeter latencySeconds = new SpreadMeter(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5,
            1,
            2.5, 5, 10, 30);
    private final RecentMeter batchTexts = new RecentMeter(MOST_TEXTS, System::nanoTime);
    private final RecentMeter latencyMicros = new RecentMeter(LONGEST_MICROS, System::nanoTime);
    private final LongAdder read = new LongAdder();
    private final LongAdder labeled = new LongAdder();
    private final LabelMeters labels = new LabelMeters();
    private final LongAdder scored = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAccumulator largestBatch = new LongAccumulator(Math::max, 0);
    private final LongAdder alone = new LongAdder();
    private final LongAdder failedBatches = new LongAdder();
    private final LongAdder untagged = new LongAdder();
    private final LongAdder unexplained = new LongAdder();
    private final Map<DeadLetterReason, LongAdder> deadLetters = new EnumMap<>(DeadLetterReason.class);

    public ScoreMeters() {
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            deadLetters.put(reason, new LongAdder());
        }
    }

    public ScoreCounters counters() {
        var letters = new EnumMap<DeadLetterReason, Long>(DeadLetterReason.class);
        deadLetters.forEach((reason, count) -> {
            if (count.sum() > 0) {
                letters.put(reason, count.sum());
            }
        });
        return new ScoreCounters(read.sum(), labeled.sum(), letters, scored.sum(), batches.sum(), largestBatch.get(),
                alone.sum(), failedBatches.sum(), untagged.sum(), unexplained.sum());
    }

    /// What the labelled events said so far.
    public LabelCounters labels() {
        return labels.counters();
    }

    /// Texts in each pass of the model, lately.
    public RecentFigures recentBatches() {
        return batchTexts.figures();
    }

    /// Milliseconds from the poll that brought a record to its outcome in hand, lately. The commit, before
    /// which nobody sees the event, comes on top.
    public RecentFigures recentLatencyMillis() {
        return latencyMicros.figures().dividedBy(MICROS);
    }

    /// As [#recentLatencyMillis()], since the start and in seconds.
    public Spread latencySeconds() {
        return latencySeconds.spread();
    }

    void recordLatency(long nanos) {
        latencyMicros.record((long) (nanos / MICROS));
        latencySeconds.record(nanos / NANOS);
    }

    void recordRead() {
        read.increment();
    }

    /// @return whether it was the first
    boolean recordUntagged() {
        untagged.increment();
        return untagged.sum() == 1;
    }

    void recordLabeled() {
        labeled.increment();
    }

    void recordLabeled(Classification found, boolean uncertain) {
        recordLabeled();
        labels.record(found, uncertain);
    }

    @SuppressWarnings("NullAway") // There is an adder for every reason.
    void deadLettered(DeadLetterReason reason) {
        deadLetters.get(reason).increment();
    }

    void scored(int texts) {
        scored.add(texts);
        batches.increment();
        batchTexts.record(texts);
        largestBatch.accumulate(texts);
        if (texts == 1) {
            alone.increment();
        }
    }

    void unexplained(int texts) {
        unexplained.add(texts);
    }

    void batchFailed() {
        failedBatches.increment();
    }
}
