package io.tidings.app.replay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.tidings.app.ConfigurationOptions;
import io.tidings.app.ExitCode;
import io.tidings.app.JsonOutput;
import io.tidings.app.Models;
import io.tidings.app.Progress;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.app.config.Settings;
import io.tidings.classify.Classifier;
import io.tidings.event.TimeFormat;
import io.tidings.stream.Replay;
import io.tidings.stream.ReplayDiff;
import io.tidings.stream.ReplayReport;
import io.tidings.stream.ReplaySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Scores a past range of the input topics with one model.
@Command(name = "replay", description = {"Labels the reviews of a past time again, with a model of your choice.", "",
        "Reads the topics under 'inputs' from one time to another (by the timestamps of the records), writes labelled "
                + "events to a topic of its own, each exactly once, and ends. The running stream is not touched. "
                + "Interrupted, the same command goes on where it stopped; what it has done already it does not do "
                + "again.",
        "", "With --diff it then reads what the stream wrote for the same reviews to 'output.topic' and reports which "
                + "labels changed. The same model gives the same labels and scores."}, footerHeading = "%nExample:%n", footer = {
                        "  tidings replay --from 2026-11-20 --to 2026-11-21 --model mine.tidings --output what-if --diff"})
public final class ReplayCommand implements Callable<Integer> {

    private static final Duration TIME_TO_END = Duration.ofSeconds(9);

    private final Surroundings surroundings;
    private final Models.Loader models;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Mixin
    private final ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Option(names = "--from", paramLabel = "TIME", required = true, description = "The first record's time, such as"
            + " 2026-11-20 or 2026-11-20T18:30:00Z; UTC where no offset is said.")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", required = true, description = "The first time that is left out.")
    private String to = "";

    @Option(names = "--model", paramLabel = "MODEL", required = true, description = "'bundled', a model file,"
            + " or the first digits of the id of a model on the models topic.")
    private String model = "";

    @Option(names = "--output", paramLabel = "TOPIC", required = true, description = "The topic for the labelled"
            + " events, none that the stream uses; made where it does not exist.")
    private String output = "";

    @Option(names = "--diff", description = "Report which labels differ from those that the stream gave.")
    private boolean diff;

    @Option(names = "--examples", paramLabel = "N", defaultValue = "10", description = "With --diff, show at most so"
            + " many reviews whose label changed (default: ${DEFAULT-VALUE}).")
    private int examples;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public ReplayCommand(Surroundings surroundings, Models.Loader models) {
        this.surroundings = surroundings;
        this.models = models;
    }

    @Override
    public Integer call() {
        surroundings.onStop().accept(this::stop);
        try {
            Settings effective = configuration.load(surroundings).settings();
            ReplaySettings settings = settings(effective);
            Classifier classifier = new PinnedModel(effective, models, surroundings.clock()).named(model);
            Instant begun = surroundings.clock().instant();
            Replay replay = Replay.of(settings, classifier, surroundings.clock());
            if (diff) {
                replay.requireOriginals();
            }
            ReplayReport done = run(replay);
            Optional<ReplayDiff> compared = diff && done.complete()
                    ? Optional.of(replay.diff(examples))
                    : Optional.empty();
            double seconds = Duration.between(begun, surroundings.clock().instant()).toMillis() / 1000.0;
            print(new ReplayOutcome(settings, classifier.id(), done, compared, seconds));
            return ExitCode.OK.number();
        } finally {
            surroundings.out().flush();
            ended.countDown();
        }
    }

    private ReplayReport run(Replay replay) {
        try (Progress progress = Progress.start(surroundings, report,
                new Progress.Task("Replay", "records", replay.offsets()))) {
            return replay.run(stopping::get, progress::stepTo);
        }
    }

    private void print(ReplayOutcome outcome) {
        if (report.json()) {
            JsonOutput.print(surroundings.out(), outcome.toReport());
        } else {
            outcome.lines().forEach(surroundings.out()::println);
        }
    }

    private ReplaySettings settings(Settings effective) {
        if (examples < 0) {
            throw new ParameterException(spec.commandLine(), "--examples: expected at least 0, found " + examples);
        }
        Instant first = time("--from", from);
        Instant last = time("--to", to);
        try {
            return new ReplaySettings(effective.score(), first, last, output);
        } catch (IllegalArgumentException e) {
            // It names a component; the options are called like them.
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private Instant time(String option, String value) {
        try {
            return TimeFormat.ISO_8601.parse(value);
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(), option
                    + ": expected a time such as 2026-11-20 or 2026-11-20T18:30:00Z, found '" + value + "'", e);
        }
    }

    private void stop() {
        stopping.set(true);
        try {
            if (!ended.await(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                surroundings.err()
                        .println("tidings: ended before the replay had stopped; nothing is lost, what was not "
                                + "committed is done again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
