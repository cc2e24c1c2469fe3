package io.tidings.learn.feedback;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running join. Start it once, close it once; any thread may ask for its state and counters. Its four topics (labelled
/// events, feedback, unmatched, examples) must exist: whoever starts it makes or checks them.
public final class FeedbackStream implements AutoCloseable {

    /// How long [#close()] waits.
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(FeedbackStream.class);

    private final JoinSettings settings;
    private final FeedbackMeters meters = new FeedbackMeters();
    private final KafkaStreams streams;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final AtomicReference<FeedbackFailure> failure = new AtomicReference<>();
    private final List<Consumer<FeedbackFailure>> listeners = new CopyOnWriteArrayList<>();

    /// Where a stream is in its life.
    public enum State {
        /// Not started yet.
        CREATED,
        /// Waiting for its share of the partitions and for what they remember.
        REBALANCING,
        /// Joining.
        RUNNING,
        /// Finishing what it has begun, or closed.
        STOPPED,
        /// Stopped by a [FeedbackFailure].
        FAILED
    }

    /// @throws FeedbackFailure where Kafka Streams refuses the settings
    public FeedbackStream(JoinSettings settings) {
        this.settings = settings;
        var properties = new Properties();
        properties.putAll(FeedbackProperties.of(settings));
        try {
            this.streams = new KafkaStreams(FeedbackTopology.of(settings, meters), properties);
        } catch (KafkaException e) {
            throw new FeedbackFailure("Kafka Streams refuses the settings under feedback: " + e.getMessage(), e);
        }
        streams.setUncaughtExceptionHandler(new ThreadReplacement(InstantSource.system(), this::failed));
        streams.setStateListener((next, former) -> changed(next));
    }

    /// Tells the listener of the failure that stops this stream, at most once; where it has failed already, at once.
    /// It is called on a thread of the stream, so it must not close the stream itself.
    public void onFailure(Consumer<FeedbackFailure> listener) {
        listeners.add(listener);
        FeedbackFailure known = failure.get();
        if (known != null && listeners.remove(listener)) {
            listener.accept(known);
        }
    }

    public void start() {
        streams.start();
    }

    public State state() {
        if (failure.get() != null) {
            return State.FAILED;
        }
        return switch (streams.state()) {
            case CREATED -> State.CREATED;
            case REBALANCING -> State.REBALANCING;
            case RUNNING -> State.RUNNING;
            case PENDING_SHUTDOWN, NOT_RUNNING -> State.STOPPED;
            case PENDING_ERROR, ERROR -> State.FAILED;
        };
    }

    /// The failure that stopped it, if any.
    public Optional<FeedbackFailure> failure() {
        return Optional.ofNullable(failure.get());
    }

    /// Waits until it has its first partitions.
    ///
    /// @return whether it has; false after the timeout, and where it was closed before
    /// @throws FeedbackFailure where it fails instead
    public boolean awaitRunning(Duration timeout) throws InterruptedException {
        boolean inTime = settled.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        FeedbackFailure known = failure.get();
        if (known != null) {
            throw known;
        }
        return inTime && state() != State.STOPPED;
    }

    /// The figures of the partitions that this instance has; after the end, the last ones.
    public FeedbackCounters counters() {
        return meters.counters();
    }

    /// Labelled events that could not be read since the start.
    public long unreadableLabeled() {
        return meters.unreadable();
    }

    /// Finishes the records in hand, commits, and leaves the group.
    ///
    /// @return whether it was done in time; where not, the open transaction is left to the broker, which rolls it back
    public boolean close(Duration timeout) {
        meters.keep();
        boolean inTime = streams.close(
                CloseOptions.timeout(timeout).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        if (!inTime) {
            LOG.warn("the join of feedback did not close within {} s; what it had not committed will be done again",
                    timeout.toSeconds());
        }
        return inTime;
    }

    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    private void changed(KafkaStreams.State next) {
        LOG.info("join {}: {}", settings.feedback().applicationId(), next);
        switch (next) {
            case RUNNING, NOT_RUNNING -> settled.countDown();
            case ERROR -> failed(new FeedbackFailure("all threads of the join of feedback have died", null));
            default -> {
                // On its way to one of these.
            }
        }
    }

    private void failed(FeedbackFailure thrown) {
        if (failure.compareAndSet(null, thrown)) {
            LOG.error("the join of feedback stops: {}", thrown.getMessage());
            listeners.forEach(listener -> {
                if (listeners.remove(listener)) {
                    listener.accept(thrown);
                }
            });
        }
        settled.countDown();
    }
}
