package io.tidings.stream;

import org.jspecify.annotations.Nullable;

/// A topic as the cluster has it.
///
/// @param exists    whether it is there; where it is not, the figures are those of the plan
/// @param created   whether it has just been made
/// @param retention null where the cluster does not let it be read
public record TopicState(String name, PlannedTopic.Role role, boolean exists, boolean created, int partitions,
        int replication, @Nullable Retention retention) {

    static TopicState missing(PlannedTopic topic) {
        return new TopicState(topic.name(), topic.role(), false, false, topic.partitions(), topic.replication(),
                topic.retention());
    }

    TopicState justMade() {
        return new TopicState(name, role, exists, true, partitions, replication, retention);
    }
}
