package io.tidings.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.classify.ActiveModels;

/// A running score topology. Start it once, close it once; any thread may ask for its state and counters.
public final class ScoreStream implements AutoCloseable {

    /// How long [#close()] waits.
    public static final Duration CLOSE_TIMEOUT = StreamApplication.CLOSE_TIMEOUT;

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

    /// Tells the listener of the failure that stops this stream, at most once; where it has failed already, at once.
    /// It is called on a thread of the stream, so it must not close the stream itself.
    public void onFailure(Consumer<StreamFailure> listener) {
        application.onFailure(listener);
    }

    /// Checks that the topics exist and starts; [#awaitRunning] tells when labelling begins.
    ///
    /// @throws StreamFailure where no broker answers or a topic is missing
    public void start() {
        TopicPlan.of(settings).requireAll(settings.kafka(), START_TIMEOUT);
        application.start();
    }

    public StreamState state() {
        return application.state();
    }

    /// The failure that stopped it, if any.
    public Optional<StreamFailure> failure() {
        return application.failure();
    }

    /// Waits until it has its first partitions.
    ///
    /// @return whether it has; false after the timeout, and where it was closed before
    /// @throws StreamFailure where it fails instead
    public boolean awaitRunning(Duration timeout) throws InterruptedException {
        return application.awaitRunning(timeout);
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

    /// Finishes the records in hand, commits, and leaves the group. What has not been processed is for the next start.
    ///
    /// @return whether it was done in time; where not, the open transaction is left to the broker, which rolls it back
    public boolean close(Duration timeout) {
        return application.close(timeout);
    }

    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }
}
