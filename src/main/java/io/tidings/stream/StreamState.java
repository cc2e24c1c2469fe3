package io.tidings.stream;

import org.apache.kafka.streams.KafkaStreams;

/// Where a [StreamApplication] is in its life.
public enum StreamState {
    /// Not started yet.
    CREATED,
    /// Waiting for its share of the partitions, at the start or because another instance came or went.
    REBALANCING,
    /// Doing its work.
    RUNNING,
    /// Finishing what it has begun.
    STOPPING,
    /// Closed.
    STOPPED,
    /// Stopped by a [StreamFailure].
    FAILED;

    static StreamState of(KafkaStreams.State state) {
        return switch (state) {
            case CREATED -> CREATED;
            case REBALANCING -> REBALANCING;
            case RUNNING -> RUNNING;
            case PENDING_SHUTDOWN -> STOPPING;
            case NOT_RUNNING -> STOPPED;
            case PENDING_ERROR, ERROR -> FAILED;
        };
    }
}
