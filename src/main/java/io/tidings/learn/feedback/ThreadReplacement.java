package io.tidings.learn.feedback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replaces a thread that died, so that a broker that is away for a while does not end the join; gives up where threads
/// die faster than that makes sense, and at once where a topic is missing or the cluster refuses.
final class ThreadReplacement implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadReplacement.class);
    private static final int MOST = 10;
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final int DEEPEST = 20;

    private final InstantSource clock;
    private final Consumer<FeedbackFailure> stopped;
    private final Deque<Instant> deaths = new ArrayDeque<>();

    /// @param stopped told why, before the stream stops
    ThreadReplacement(InstantSource clock, Consumer<FeedbackFailure> stopped) {
        this.clock = clock;
        this.stopped = stopped;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable thrown) {
        FeedbackFailure permanent = permanent(thrown);
        Instant now = clock.instant();
        deaths.addLast(now);
        while (deaths.getFirst().isBefore(now.minus(WITHIN))) {
            deaths.removeFirst();
        }
        if (permanent == null && deaths.size() > MOST) {
            permanent = new FeedbackFailure("a thread of the join of feedback failed " + deaths.size()
                    + " times within " + WITHIN.toMinutes() + " minutes, last of " + thrown, thrown);
        }
        if (permanent != null) {
            stopped.accept(permanent);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.warn("a thread of the join of feedback failed and is replaced", thrown);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static @Nullable FeedbackFailure permanent(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof MissingSourceTopicException) {
                return new FeedbackFailure("a topic of labelled events or feedback does not exist or was deleted: "
                        + "create it with tidings topics --create", thrown);
            }
            if (cause instanceof AuthorizationException || cause instanceof AuthenticationException) {
                return new FeedbackFailure("the broker denies access: " + cause.getMessage(), thrown);
            }
            if (cause instanceof Error) {
                return new FeedbackFailure("the join of feedback cannot go on: " + cause, thrown);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
