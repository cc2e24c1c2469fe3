package io.tidings.app.demo;

import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.tidings.broker.EmbeddedBroker;
import io.tidings.corpus.MalformedReviewException;
import io.tidings.stream.ScoreStream;

/// Follows the output while reviews flow, and knows when all that were sent have come out. For one thread.
final class Watch {

    private static final Duration POLL = Duration.ofMillis(100);
    /// Where no outcome comes for so long, those that are missing never will.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Ledger sent;
    private final Ledger seen;
    private final Clock clock;
    private final Stop stop;
    private final Measured times = new Measured();

    Watch(int partitions, Clock clock, Stop stop) {
        this.sent = new Ledger(partitions);
        this.seen = new Ledger(partitions);
        this.clock = clock;
        this.stop = stop;
    }

    /// What is watched, and where it is shown.
    record Stage(OutputReader output, LiveView view, ScoreStream stream, EmbeddedBroker broker, Companion companion) {}

    /// Takes the positions of the reviews that were sent.
    Ledger sent() {
        return sent;
    }

    Measured times() {
        return times;
    }

    /// From the start of Java to the first outcome in hand; negative where none came. The process may be older: the
    /// launcher builds on first use.
    double startSeconds() {
        return times.firstAfter(Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }

    /// Returns when each review sent has come out, the user has had enough, or nothing has moved for a minute.
    void untilComplete(ReviewSource source, ReviewFeed feed, Stage stage) {
        Instant moved = clock.instant();
        while (!stop.asked() && !complete(feed)) {
            List<Outcome> outcomes = stage.output().poll(POLL);
            take(outcomes, stage);
            stage.view().expect(expected(source, feed));
            requireRunning(stage);
            requireFed(feed);
            if (!outcomes.isEmpty() || seen.size() == sent.size() || stage.companion().busy(sent.size())) {
                moved = clock.instant();
            } else if (moved.plus(PATIENCE).isBefore(clock.instant())) {
                return;
            }
        }
    }

    /// Goes on showing, whoever sent the reviews.
    void untilStopped(Stage stage) {
        while (!stop.asked()) {
            take(stage.output().poll(POLL), stage);
            requireRunning(stage);
        }
    }

    private void take(List<Outcome> outcomes, Stage stage) {
        long now = ReviewFeed.micros(clock.instant());
        for (Outcome outcome : outcomes) {
            seen.enter(outcome.position());
            times.arrived(outcome, now);
            stage.view().show(outcome);
            stage.companion().saw(outcome);
        }
    }

    private boolean complete(ReviewFeed feed) {
        return feed.finished() && feed.failure() == null && sent.missingFrom(seen) == 0;
    }

    /// How many reviews there will be: what was asked for, else what the part of the file read so far suggests.
    private long expected(ReviewSource source, ReviewFeed feed) {
        if (feed.finished()) {
            return sent.size();
        }
        return source.asked()
                .orElseGet(() -> source.progress()
                        .filter(part -> part > 0)
                        .map(part -> (long) (sent.size() / part))
                        .orElse(-1L));
    }

    private static void requireRunning(Stage stage) {
        // A broker that is gone is the reason for all else that fails.
        stage.broker().failure().ifPresent(failure -> {
            throw failure;
        });
        stage.stream().failure().ifPresent(failure -> {
            throw failure;
        });
        stage.companion().failure().ifPresent(failure -> {
            throw failure;
        });
    }

    /// Where the file is bad from some place on, what was sent before it comes out first.
    private void requireFed(ReviewFeed feed) {
        RuntimeException failure = feed.failure();
        if (failure instanceof MalformedReviewException || failure instanceof UncheckedIOException) {
            if (feed.finished() && sent.missingFrom(seen) == 0) {
                throw ReviewSource.unreadable(failure, "; reviews sent before it: " + sent.size() + ", labelled: "
                        + seen.size());
            }
        } else if (failure != null) {
            throw failure;
        }
    }
}
