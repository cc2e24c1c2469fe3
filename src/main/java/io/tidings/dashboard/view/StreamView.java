package io.tidings.dashboard.view;

import java.util.List;

/// How the stream does.
///
/// @param recordsPerSecond labelled events of all instances, over the last seconds
/// @param lag              records of each input partition that are not labelled yet
/// @param batch            texts that this instance scored at once
/// @param latencyMillis    of this instance, from reading a review to its labelled event
/// @param deadLetters      how many were read, by reason
/// @param instances        members of the group and what they read
public record StreamView(double recordsPerSecond, List<PartitionLag> lag, InstanceFigures.Batch batch,
        InstanceFigures.Latency latencyMillis, List<ReasonCount> deadLetters, List<Instance> instances) {

    public StreamView {
        lag = List.copyOf(lag);
        deadLetters = List.copyOf(deadLetters);
        instances = List.copyOf(instances);
    }

    /// @param lag records behind the committed offset, or behind the beginning where none is committed
    public record PartitionLag(String topic, int partition, long lag) {}

    public record ReasonCount(String reason, long count) {}

    /// @param instance the id under which it is a member of the group
    public record Instance(String instance, String host, List<Assigned> assignment) {

        public Instance {
            assignment = List.copyOf(assignment);
        }
    }

    public record Assigned(String topic, int partition) {}
}
