package io.tidings.stream;

import org.jspecify.annotations.Nullable;

/// A topic as the cluster has it.
///
/// @param exists          whether it is there; where it is not, the figures are those of the plan
/// @param created         whether it has just been made
/// @param retentionMillis -1 for ever; null where the cluster does not let it be read
public record TopicState(String name, PlannedTopic.Role role, boolean exists, boolean created, int partitions,
        int replication, @Nullable Long retentionMillis) {

    static TopicState missing(PlannedTopic topic) {
        return new TopicState(topic.name(), topic.role(), false, false, topic.partitions(), topic.replication(),
                topic.retentionMillis());
    }

    TopicState justMade() {
        return new TopicState(name, role, exists, true, partitions, replication, retentionMillis);
    }
}
