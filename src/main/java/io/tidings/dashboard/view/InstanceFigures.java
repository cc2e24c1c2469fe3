package io.tidings.dashboard.view;

/// What only this process knows of its own stream; the other figures come from topics and the cluster.
public record InstanceFigures(Batch batch, Latency latencyMillis) {

    /// Of a process that labels nothing itself.
    public static final InstanceFigures NONE = new InstanceFigures(new Batch(0, 0, 0, 0, 0), new Latency(0, 0, 0));

    /// Texts that a model scored in one pass.
    ///
    /// @param count passes
    public record Batch(long count, double mean, double p50, double p99, double max) {}

    /// In milliseconds.
    public record Latency(double p50, double p99, double max) {}
}
