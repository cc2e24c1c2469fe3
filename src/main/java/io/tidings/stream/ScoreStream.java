package io.tidings.stream;

import java.time.Duration;
import java.util.OptionalLong;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.classify.ActiveModels;

/// A running score topology. Any thread may ask for its counters.
public final class ScoreStream implements RunningStream {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(15);

    private final ScoreSettings settings;
    private final ScoreMeters meters = new ScoreMeters();
    private final StreamApplication application;

    /// @throws StreamFailure where Kafka Streams refuses the settings
    public ScoreStream(ScoreSettings settings, ActiveModels models) {
        this.settings = settings;
        this.application = new StreamApplication(ScoreTopology.of(settings, models, meters),
                StreamsProperties.of(settings), settings.inputs().keySet());
    }

    @Override
    public StreamApplication application() {
        return application;
    }

    @Override
    public void start() {
        TopicPlan.of(settings).requireAll(settings.kafka(), START_TIMEOUT);
        application.start();
    }

    public ScoreCounters counters() {
        return meters.counters();
    }

    /// What the labelled events said so far.
    public LabelCounters labels() {
        return meters.labels();
    }

    /// As [#recentLatencyMillis()], since the start and in seconds.
    public Spread latencySeconds() {
        return meters.latencySeconds();
    }

    /// Has Kafka's own metrics of this stream and its clients registered.
    ///
    /// @return ends it; to be closed after the stream
    public AutoCloseable bindTo(MeterRegistry registry) {
        return application.bindTo(registry);
    }

    /// Texts in each pass of the model, lately.
    public RecentFigures recentBatches() {
        return meters.recentBatches();
    }

    /// Milliseconds from the poll that brought a record to its outcome in hand, lately. The commit comes on top.
    public RecentFigures recentLatencyMillis() {
        return meters.recentLatencyMillis();
    }

    /// How many records of this instance's share of the topics its consumers have not read yet, as of their last look at
    /// each partition; empty until they have looked at all of them.
    public OptionalLong lag() {
        return application.lag();
    }
}
