package io.tidings.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A topology from its start to its end. Start it once, close it once; any thread may ask for its state.
///
/// A thread that dies of trouble which may pass is replaced; what will not pass stops the application with a
/// [StreamFailure] that says what to do.
public final class StreamApplication implements AutoCloseable {

    /// How long [#close()] waits.
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(StreamApplication.class);

    private final String id;
    private final Collection<String> inputs;
    private final KafkaStreams streams;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final AtomicReference<StreamFailure> failure = new AtomicReference<>();
    private final List<Consumer<StreamFailure>> listeners = new CopyOnWriteArrayList<>();

    /// @param properties of Kafka Streams, with the application id among them
    /// @param inputs     the topics that are read, for messages
    /// @throws StreamFailure where Kafka Streams refuses the properties
    public StreamApplication(Topology topology, Map<String, Object> properties, Collection<String> inputs) {
        this.id = String.valueOf(properties.get(StreamsConfig.APPLICATION_ID_CONFIG));
        this.inputs = List.copyOf(inputs);
        var copy = new Properties();
        copy.putAll(properties);
        try {
            this.streams = new KafkaStreams(topology, copy);
        } catch (KafkaException e) {
            throw Failures.permanent(e)
                    .orElseGet(() -> new StreamFailure(StreamFailure.Kind.BAD_SETTINGS,
                            "Kafka Streams refuses the settings: " + e.getMessage(), e));
        }
        streams.setUncaughtExceptionHandler(new RestartPolicy(InstantSource.system(), this::stopped));
        streams.setStateListener((next, former) -> changed(StreamState.of(next), StreamState.of(former)));
    }

    /// Tells the listener of the failure that stops this application, at most once; where it has failed already, at
    /// once. It is called on a thread of the stream, so it must not close the application itself.
    public void onFailure(Consumer<StreamFailure> listener) {
        listeners.add(listener);
        StreamFailure known = failure.get();
        if (known != null && listeners.remove(listener)) {
            listener.accept(known);
        }
    }

    public void start() {
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

    /// How many records of this instance's share of the topics its consumers have not read yet, as of their last look at
    /// each partition; empty until they have looked at all of them.
    public OptionalLong lag() {
        if (!streams.state().isRunningOrRebalancing()) {
            return OptionalLong.empty();
        }
        Set<TopicPartition> partitions = streams.metadataForLocalThreads()
                .stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .collect(Collectors.toSet());
        return ConsumerLag.of(streams.metrics(), partitions);
    }

    /// Has Kafka's own metrics of this application and its clients registered.
    ///
    /// @return ends it; to be closed after the application
    AutoCloseable bindTo(MeterRegistry registry) {
        var metrics = new KafkaStreamsMetrics(streams, Tags.of("application", id));
        metrics.bindTo(registry);
        return metrics;
    }

    /// Finishes the records in hand, commits, and leaves the group. What has not been processed is for the next start.
    ///
    /// @return whether it was done in time; where not, the open transaction is left to the broker, which rolls it back
    public boolean close(Duration timeout) {
        boolean inTime = streams.close(
                CloseOptions.timeout(timeout).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        if (!inTime) {
            LOG.warn("the stream {} did not close within {} s; what it had not committed will be done again", id,
                    timeout.toSeconds());
        }
        return inTime;
    }

    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    private void changed(StreamState next, StreamState former) {
        LOG.info("stream {}: {} after {}", id, next, former);
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
                ? new StreamFailure(thrown.kind(), "one of the input topics " + inputs
                        + " was deleted: create it with tidings topics --create", thrown)
                : thrown);
    }

    private void failed(StreamFailure thrown) {
        if (failure.compareAndSet(null, thrown)) {
            LOG.error("stream {} stops: {}", id, thrown.getMessage());
            listeners.forEach(listener -> {
                if (listeners.remove(listener)) {
                    listener.accept(thrown);
                }
            });
        }
        settled.countDown();
    }
}
