package io.tidings.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
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

    record Scene(ReviewSource source, ReviewFeed feed, OutputReader output, LiveView view, ScoreStream stream) {}

    /// Takes the positions of the reviews that were sent.
    Ledger sent() {
        return sent;
    }

    Measured times() {
        return times;
    }

    /// From the start of this process to the first outcome in hand; negative where none came.
    double startSeconds() {
        return ProcessHandle.current().info().startInstant().map(times::firstAfter).orElse(-1.0);
    }

    /// Returns when each review sent has come out, the user has had enough, or nothing has moved for a minute.
    void untilComplete(Scene scene) {
        Instant moved = clock.instant();
        while (!stop.asked() && !complete(scene.feed())) {
            List<Outcome> outcomes = scene.output().poll(POLL);
            take(outcomes, scene.view());
            scene.view().expect(expected(scene));
            requireRunning(scene);
            if (!outcomes.isEmpty() || seen.size() == sent.size()) {
                moved = clock.instant();
            } else if (moved.plus(PATIENCE).isBefore(clock.instant())) {
                return;
            }
        }
    }

    /// Goes on showing, whoever sent the reviews.
    void untilStopped(OutputReader output, LiveView view) {
        while (!stop.asked()) {
            take(output.poll(POLL), view);
        }
    }

    private void take(List<Outcome> outcomes, LiveView view) {
        long now = ReviewFeed.micros(clock.instant());
        for (Outcome outcome : outcomes) {
            seen.enter(outcome.position());
            times.arrived(outcome, now);
            view.show(outcome);
        }
    }

    private boolean complete(ReviewFeed feed) {
        return feed.finished() && feed.failure() == null && sent.missingFrom(seen) == 0;
    }

    /// How many reviews there will be: what was asked for, else what the part of the file read so far suggests.
    private long expected(Scene scene) {
        if (scene.feed().finished()) {
            return sent.size();
        }
        return scene.source()
                .asked()
                .orElseGet(() -> scene.source()
                        .progress()
                        .filter(part -> part > 0)
                        .map(part -> (long) (sent.size() / part))
                        .orElse(-1L));
    }

    private static void requireRunning(Scene scene) {
        scene.stream().failure().ifPresent(failure -> {
            throw failure;
        });
        Exception unsent = scene.feed().failure();
        if (unsent instanceof MalformedReviewException) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(unsent.getMessage()), unsent);
        }
        if (unsent != null) {
            throw new CommandFailure(ExitCode.FAILURE, "the reviews cannot be sent on: " + unsent.getMessage(), unsent);
        }
    }
}
