package io.tidings.learn.feedback;

import java.time.Duration;
import java.util.List;

import io.tidings.stream.RunningStream;
import io.tidings.stream.StreamApplication;

/// A running join. Any thread may ask for its counters. Its four topics (labelled events, feedback, unmatched, examples)
/// must exist: whoever starts it makes or checks them.
public final class FeedbackStream implements RunningStream {

    private final FeedbackMeters meters = new FeedbackMeters();
    private final StreamApplication application;

    /// @throws io.tidings.stream.StreamFailure where Kafka Streams refuses the settings
    public FeedbackStream(JoinSettings settings) {
        this.application = new StreamApplication(FeedbackTopology.of(settings, meters), FeedbackProperties.of(settings),
                List.of(settings.labeled().topic(), settings.feedback().topic()));
    }

    @Override
    public StreamApplication application() {
        return application;
    }

    @Override
    public void start() {
        application.start();
    }

    /// The figures of the partitions that this instance has; after the end, the last ones.
    public FeedbackCounters counters() {
        return meters.counters();
    }

    /// Labelled events that could not be read since the start.
    public long unreadableLabeled() {
        return meters.unreadable();
    }

    @Override
    public boolean close(Duration timeout) {
        meters.keep();
        return RunningStream.super.close(timeout);
    }
}
