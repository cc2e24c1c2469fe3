package io.tidings.app.learn;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.tidings.app.CommandFailure;
import io.tidings.app.ConfigurationOptions;
import io.tidings.app.ExitCode;
import io.tidings.app.JsonOutput;
import io.tidings.app.Progress;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.app.config.Settings;
import io.tidings.event.ModelEvent;
import io.tidings.learn.service.LearnFailure;
import io.tidings.learn.service.Plan;
import io.tidings.learn.service.TrainerCall;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tidings learn`.
@Command(name = "learn", description = {"Learns from feedback until it is stopped, or asks for a training now.", "",
        "Joins feedback with what it is about, watches for drift, trains a challenger when there is reason to, and makes "
                + "it the champion if it is better ('learn' in tidings.yaml). Of all instances one trains; the others "
                + "take its place when it is gone. Running streams take a new champion up by themselves.",
        "",
        "With --now, the instance that trains is asked for a training at once; its progress and decision are shown "
                + "here."})
public final class LearnCommand implements Callable<Integer> {

    private static final Duration LAST_WORDS = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(9);

    private final Surroundings surroundings;

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--now", description = "Ask the trainer that runs for a training, and wait for its decision.")
    private boolean now;

    @Option(names = "--reason", paramLabel = "WORDS", defaultValue = "asked for on the command line", description = "Why, with --now; it stands in the model's provenance (default: ${DEFAULT-VALUE}).")
    private String reason = "";

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "3600", description = "How long to wait, with --now (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    public LearnCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = configuration.load(surroundings).settings();
        if (now) {
            return ask(settings).number();
        }
        learn(settings);
        return ExitCode.OK.number();
    }

    private void learn(Settings settings) throws InterruptedException {
        var ending = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var failure = new AtomicReference<@Nullable RuntimeException>();
        surroundings.onStop().accept(() -> {
            ending.countDown();
            awaitEnd(ended);
        });
        var lines = new LearnLines(surroundings, report, settings.process().learn());
        try (var _ = Learning.start(surroundings, settings, lines, thrown -> {
            failure.set(thrown);
            ending.countDown();
        })) {
            ending.await();
        } finally {
            ended.countDown();
        }
        RuntimeException thrown = failure.get();
        if (thrown != null) {
            throw new CommandFailure(ExitCode.FAILURE, String.valueOf(thrown.getMessage()), thrown);
        }
    }

    private static void awaitEnd(CountDownLatch ended) {
        try {
            var _ = ended.await(CLOSE.plus(LAST_WORDS).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ExitCode ask(Settings settings) throws InterruptedException {
        ModelEvent event = follow(settings);
        if (report.json()) {
            JsonOutput.print(surroundings.out(), LearnLines.json(event));
        } else {
            surroundings.out().println(event.getKind() + " " + LearnLines.outcome(event));
        }
        return event.getKind().equals("training-failed") ? ExitCode.FAILURE : ExitCode.OK;
    }

    private ModelEvent follow(Settings settings) throws InterruptedException {
        try (var call = new TrainerCall(Learning.task(surroundings, settings));
                var bar = Progress.start(surroundings, report, new Progress.Task("training", "steps", -1))) {
            return call.train(reason, Duration.ofSeconds(Math.max(1, timeoutSeconds)), new Shown(bar));
        } catch (LearnFailure e) {
            throw new CommandFailure(ExitCode.FAILURE, String.valueOf(e.getMessage()), e);
        }
    }

    private final class Shown implements TrainerCall.Listener {

        private final Progress bar;

        Shown(Progress bar) {
            this.bar = bar;
        }

        @Override
        public void began(Plan plan) {
            if (!report.silent()) {
                surroundings.err().println("training: " + LearnLines.begun(plan));
            }
        }

        @Override
        public void went(io.tidings.learn.service.Progress progress) {
            bar.total(progress.steps());
            bar.stepTo(progress.step());
            bar.message(String.format(Locale.ROOT, "epoch %d, loss %.3f", progress.epoch(), progress.loss()));
        }
    }
}
