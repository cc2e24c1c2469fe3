package io.tidings.stream;

import java.util.Map;
import java.util.OptionalLong;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/// The consumers' own measure of how far they are behind: `records-lag` of each partition.
final class ConsumerLag {

    private static final String GROUP = "consumer-fetch-manager-metrics";
    private static final String NAME = "records-lag";

    private ConsumerLag() {}

    /// The sum over all partitions; empty where none has a figure.
    static OptionalLong of(Map<MetricName, ? extends Metric> metrics) {
        long behind = 0;
        boolean known = false;
        for (var entry : metrics.entrySet()) {
            MetricName name = entry.getKey();
            if (name.name().equals(NAME) && name.group().equals(GROUP) && name.tags().containsKey("partition")
                    && entry.getValue().metricValue() instanceof Double lag && !lag.isNaN()) {
                behind += Math.max(0, lag.longValue());
                known = true;
            }
        }
        return known ? OptionalLong.of(behind) : OptionalLong.empty();
    }
}
