package io.tidings.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;

/// The consumers' own measure of how far they are behind: `records-lag` of each partition.
final class ConsumerLag {

    private static final String GROUP = "consumer-fetch-manager-metrics";
    private static final String NAME = "records-lag";

    private ConsumerLag() {}

    /// The sum over partitions; empty where one has no figure yet, for then the sum would be far too small.
    static OptionalLong of(Map<MetricName, ? extends Metric> metrics, Set<TopicPartition> partitions) {
        var behind = new HashMap<TopicPartition, Long>();
        metrics.forEach((name, metric) -> {
            if (name.name().equals(NAME) && name.group().equals(GROUP) && name.tags().containsKey("partition")
                    && metric.metricValue() instanceof Double lag && !lag.isNaN()) {
                behind.put(partition(name), Math.max(0, lag.longValue()));
            }
        });
        // A topic with dots has a second figure under a name without them.
        behind.keySet().retainAll(partitions);
        return partitions.isEmpty() || behind.size() < partitions.size()
                ? OptionalLong.empty()
                : OptionalLong.of(behind.values().stream().mapToLong(Long::longValue).sum());
    }

    private static TopicPartition partition(MetricName name) {
        return new TopicPartition(name.tags().getOrDefault("topic", ""),
                Integer.parseInt(name.tags().getOrDefault("partition", "-1")));
    }
}
