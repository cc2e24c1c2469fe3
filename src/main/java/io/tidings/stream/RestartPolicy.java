package io.tidings.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replaces a stream thread that died of trouble which may pass, such as a broker away for too long; stops the stream
/// for trouble that will not, and where threads die faster than replacing them makes sense.
final class RestartPolicy implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RestartPolicy.class);
    private static final int MOST = 10;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Consumer<StreamFailure> stopped;
    private final Deque<Instant> deaths = new ArrayDeque<>();

    /// @param stopped told why, before the stream stops
    RestartPolicy(InstantSource clock, Consumer<StreamFailure> stopped) {
        this.clock = clock;
        this.stopped = stopped;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable thrown) {
        StreamFailure permanent = Failures.permanent(thrown).orElse(null);
        if (permanent != null) {
            stopped.accept(permanent);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        Instant now = clock.instant();
        deaths.addLast(now);
        while (deaths.getFirst().isBefore(now.minus(WITHIN))) {
            deaths.removeFirst();
        }
        if (deaths.size() > MOST) {
            stopped.accept(new StreamFailure(StreamFailure.Kind.BROKEN, "a stream thread failed " + deaths.size()
                    + " times within " + WITHIN.toMinutes() + " minutes, last of " + root(thrown), thrown));
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.warn("a stream thread failed ({} of {} times tolerated within {} minutes) and is replaced: {}",
                deaths.size(), MOST, WITHIN.toMinutes(), root(thrown).toString());
        LOG.debug("the failure of the thread that was replaced", thrown);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
