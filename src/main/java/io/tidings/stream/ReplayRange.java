package io.tidings.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// A stretch of each input partition.
record ReplayRange(SortedMap<TopicPartition, Span> spans) {

    private static final Comparator<TopicPartition> ORDER = Comparator.comparing(TopicPartition::topic)
            .thenComparingInt(TopicPartition::partition);

    /// Offsets from `start` to `end`, which is left out.
    record Span(long start, long end) {

        long offsets() {
            return end - start;
        }

        boolean contains(long offset) {
            return start <= offset && offset < end;
        }
    }

    /// Asks the cluster which offsets the times are; only what is committed counts.
    static ReplayRange of(ReplaySettings settings, Duration timeout) {
        return new Cluster(settings.score().kafka(), timeout).ask("find the offsets of the times",
                admin -> of(settings, admin));
    }

    private static ReplayRange of(ReplaySettings settings, Admin admin)
            throws ExecutionException, InterruptedException {
        var partitions = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic : admin.describeTopics(settings.score().inputs().keySet()).allTopicNames().get().values()) {
            topic.partitions()
                    .forEach(info -> partitions.put(new TopicPartition(topic.name(), info.partition()),
                            OffsetSpec.latest()));
        }
        var ends = offsets(admin, partitions);
        var from = offsets(admin, at(partitions, settings.from()));
        var to = offsets(admin, at(partitions, settings.to()));
        var spans = new TreeMap<TopicPartition, Span>(ORDER);
        ends.forEach((partition, end) -> {
            long start = orEnd(from, partition, end);
            spans.put(partition, new Span(start, Math.max(start, orEnd(to, partition, end))));
        });
        return new ReplayRange(spans);
    }

    /// Where no record is as late, the broker answers -1.
    private static long orEnd(Map<TopicPartition, Long> offsets, TopicPartition partition, long end) {
        long offset = offsets.getOrDefault(partition, -1L);
        return offset < 0 ? end : Math.min(offset, end);
    }

    private static Map<TopicPartition, OffsetSpec> at(Map<TopicPartition, OffsetSpec> partitions, Instant time) {
        var specs = new HashMap<TopicPartition, OffsetSpec>();
        partitions.keySet().forEach(p -> specs.put(p, OffsetSpec.forTimestamp(time.toEpochMilli())));
        return specs;
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, Map<TopicPartition, OffsetSpec> specs)
            throws ExecutionException, InterruptedException {
        var offsets = new HashMap<TopicPartition, Long>();
        admin.listOffsets(specs, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    /// How many offsets there are; records may be fewer.
    long offsets() {
        return spans.values().stream().mapToLong(Span::offsets).sum();
    }

    /// @throws IllegalArgumentException where it is no partition of the inputs
    Span span(TopicPartition partition) {
        Span span = spans.get(partition);
        if (span == null) {
            throw new IllegalArgumentException(partition + " is no partition of " + spans.keySet());
        }
        return span;
    }

    boolean contains(TopicPartition partition, long offset) {
        Span span = spans.get(partition);
        return span != null && span.contains(offset);
    }
}
