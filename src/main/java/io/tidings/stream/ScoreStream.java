package io.tidings.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.tidings.classify.ActiveModels;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running score topology. Start it once, close it once; any thread may ask for its state and counters.
public final class ScoreStream implements AutoCloseable {

    /// How long [#close()] waits.
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(ScoreStream.class);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(15);

    private final ScoreSettings settings;
    private final ScoreMeters meters = new ScoreMeters();
    private final KafkaStreams streams;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final AtomicReference<StreamFailure> failure = new AtomicReference<>();
    private final List<Consumer<StreamFailure>> listeners = new CopyOnWriteArrayList<>();

    /// @throws StreamFailure where Kafka Streams refuses the settings
    public ScoreStream(ScoreSettings settings, ActiveModels models) {
        this.settings = settings;
        var properties = new Properties();
        properties.putAll(StreamsProperties.of(settings));
        try {
            this.streams = new KafkaStreams(ScoreTopology.of(settings, models, meters), properties);
        } catch (KafkaException e) {
            throw Failures.permanent(e)
                    .orElseGet(() -> new StreamFailure(StreamFailure.Kind.BAD_SETTINGS,
                            "Kafka Streams refuses the settings: " + e.getMessage(), e));
        }
        streams.setUncaughtExceptionHandler(new RestartPolicy(InstantSource.system(), this::stopped));
        streams.setStateListener((next, former) -> changed(StreamState.of(next), StreamState.of(former)));
    }

    /// Tells the listener of the failure that stops this stream, at most once; where it has failed already, at once.
    /// It is called on a thread of the stream, so it must not close the stream itself.
    public void onFailure(Consumer<StreamFailure> listener) {
        listeners.add(listener);
        StreamFailure known = failure.get();
        if (known != null && listeners.remove(listener)) {
            listener.accept(known);
        }
    }

    /// Checks that the topics exist and starts; [#awaitRunning] tells when labelling begins.
    ///
    /// @throws StreamFailure where no broker answers or a topic is missing
    public void start() {
        TopicPlan.of(settings).requireAll(settings.kafka(), START_TIMEOUT);
        streams.start();
    }

    public StreamState state() {
        return failure.get() != null ? StreamState.FAILED : StreamState.of(streams.state());
    }

    /// The failure that stopped it, if any.
    public Optional<StreamFailure> failure() {
        return Optional.ofNullable(failure.get());
    }

    /// Waits until it has its first partitions.
    ///
    /// @return whether it has; false after the timeout, and where it was closed before
    /// @throws StreamFailure where it fails instead
    public boolean awaitRunning(Duration timeout) throws InterruptedException {
        boolean inTime = settled.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        StreamFailure known = failure.get();
        if (known != null) {
            throw known;
        }
        return inTime && state() != StreamState.STOPPED;
    }

    public ScoreCounters counters() {
        return meters.counters();
    }

    /// How many records of this instance's share of the topics its consumers have not read yet; empty where none of them
    /// knows, as before the first poll.
    public OptionalLong lag() {
        return ConsumerLag.of(streams.metrics());
    }

    /// Finishes the records in hand, commits, and leaves the group. What has not been processed is for the next start.
    ///
    /// @return whether it was done in time; where not, the open transaction is left to the broker, which rolls it back
    public boolean close(Duration timeout) {
        boolean inTime = streams.close(
                CloseOptions.timeout(timeout).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        if (!inTime) {
            LOG.warn("the stream did not close within {} s; what it had not committed will be done again",
                    timeout.toSeconds());
        }
        return inTime;
    }

    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    private void changed(StreamState next, StreamState former) {
        LOG.info("stream {}: {} after {}", settings.applicationId(), next, former);
        if (next == StreamState.RUNNING || next == StreamState.STOPPED) {
            settled.countDown();
        }
        if (next == StreamState.FAILED) {
            failed(new StreamFailure(StreamFailure.Kind.BROKEN, "all stream threads have died", null));
        }
    }

    private void stopped(StreamFailure thrown) {
        // Kafka Streams does not say which.
        failed(thrown.getCause() instanceof MissingSourceTopicException
                ? new StreamFailure(thrown.kind(), "one of the input topics " + settings.inputs().keySet()
                        + " was deleted: create it with tidings topics --create", thrown)
                : thrown);
    }

    private void failed(StreamFailure thrown) {
        if (failure.compareAndSet(null, thrown)) {
            LOG.error("stream {} stops: {}", settings.applicationId(), thrown.getMessage());
            listeners.forEach(listener -> {
                if (listeners.remove(listener)) {
                    listener.accept(thrown);
                }
            });
        }
        settled.countDown();
    }
}
