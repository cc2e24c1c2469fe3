package io.tidings.app.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.app.Models;
import io.tidings.app.ReportOptions;
import io.tidings.app.ReviewFileOptions;
import io.tidings.app.Surroundings;
import io.tidings.app.TemporaryFolder;
import io.tidings.app.config.ProcessSettings;
import io.tidings.app.page.PageOptions;
import io.tidings.classify.Classifier;
import io.tidings.dashboard.web.HttpSettings;
import io.tidings.model.BlankModel;
import io.tidings.model.LstmClassifier;
import io.tidings.stream.ExplainSettings.Events;
import io.tidings.stream.ScoreSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `tidings demo`.
@Command(name = "demo", description = {"Shows Tidings at work, with a Kafka of its own inside this process.", "",
        "Starts a broker on a free port of this machine and the stream that labels reviews exactly once, sends it"
                + " reviews, shows each as it comes out, and at the end gives account of every one: it reads the"
                + " output topics back (read_committed) and counts what was lost or doubled.",
        "", "Latency is measured from when a review is sent until its committed label is in hand. Without --rate a"
                + " file is sent as fast as can be: then it is mostly the time that reviews wait for their turn."})
public final class DemoCommand implements Callable<Integer> {

    private static final double SAMPLE_RATE = 40;
    /// Slow enough for feedback to come in time.
    private static final double LEARN_RATE = 200;
    private static final int MOST_ENOUGH = 1_000_000;
    private static final Duration TOPIC_PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_PARTITIONS = 1000;
    private static final Duration TIME_TO_END = Duration.ofSeconds(20);

    private final Surroundings surroundings;
    private final Models.Loader models;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final ReviewFileOptions files = new ReviewFileOptions();

    @Option(names = "--reviews", paramLabel = "FILE", description = "Send these reviews: a file, plain or .gz, or a folder;"
            + " '-' reads JSON Lines from standard input. Without it, a few hundred that come with Tidings.")
    private @Nullable String reviews;

    @Option(names = "--rate", paramLabel = "N", description = "Send so many reviews a second."
            + " Without it, 40 of those that come with Tidings, and a file as fast as can be.")
    private @Nullable Double rate;

    @Option(names = "--count", paramLabel = "N", description = "Send at most so many reviews."
            + " Those that come with Tidings begin again where more are asked for.")
    private @Nullable Long count;

    @Option(names = "--partitions", paramLabel = "N", defaultValue = "4", description = "Partitions of each topic:"
            + " as many threads can share the work (default: ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(names = "--model", paramLabel = "FILE", defaultValue = "bundled", description = "Label with this model"
            + " (default: ${DEFAULT-VALUE}).")
    private String model = "";

    @Option(names = "--explain", paramLabel = "WHICH", defaultValue = "none", converter = Which.class, description = "Which events name the words"
            + " that decided: none, low-confidence or all (default: ${DEFAULT-VALUE}).")
    private Events explain = Events.NONE;

    @Option(names = "--keep", description = "Afterwards stay up for other clients, until Ctrl-C.")
    private boolean keep;

    @Mixin
    private PageOptions page = new PageOptions();

    @Mixin
    private LearnOptions learning = new LearnOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public DemoCommand(Surroundings surroundings, Models.Loader models) {
        this.surroundings = surroundings;
        this.models = models;
    }

    @Override
    public Integer call() {
        DemoSettings settings = settings();
        var stop = new Stop(TIME_TO_END);
        surroundings.onStop().accept(stop::askAndWait);
        try {
            new DemoRun(surroundings, report, settings,
                    new DemoRun.Setup(loading(), stop, companions(), page.over(HttpSettings.defaults()))).run();
            return ExitCode.OK.number();
        } finally {
            surroundings.out().flush();
            stop.finished();
        }
    }

    /// The bundled model is known to be good, and loads while Kafka starts; another one is looked at first.
    private CompletableFuture<Classifier> loading() {
        List<String> blank = learning.values(reviews == null).blank();
        if (learning.asked() && blank != null) {
            require(Set.copyOf(blank).size() >= 2, "--blank", "at least two labels", blank);
            return CompletableFuture.completedFuture(BlankModel.of(blank));
        }
        return model.equals(ProcessSettings.BUNDLED)
                ? CompletableFuture.supplyAsync(() -> models.load(model),
                        task -> Thread.ofPlatform().daemon().name("demo-model").start(task))
                : CompletableFuture.completedFuture(models.load(model));
    }

    private BiFunction<ScoreSettings, Classifier, Companion> companions() {
        if (!learning.asked()) {
            return (_, classifier) -> Companion.none(classifier);
        }
        LearnOptions.Values how = learning.values(reviews == null);
        require(how.share() >= 0 && how.share() <= 1, "--feedback", "0 to 1", how.share());
        require(how.noise() >= 0 && how.noise() <= 1, "--feedback-noise", "0 to 1", how.noise());
        require(how.delay() >= 0, "--feedback-delay", "at least 0", how.delay());
        require(how.enough() >= 1 && how.enough() <= MOST_ENOUGH, "--learn-after", "1 to " + MOST_ENOUGH,
                how.enough());
        require(how.threads() >= 1, "--learn-threads", "at least 1", how.threads());
        requireWritable(how.plot());
        Home home = how.blank() != null && how.home() == null ? Home.none() : Home.read(how.home(), files.settings());
        return (score, classifier) -> {
            if (!(classifier instanceof LstmClassifier first)) {
                throw new CommandFailure(ExitCode.INPUT, "--learn needs a model that can be trained further");
            }
            var parts = new LearnParts(how, score, TemporaryFolder.make("tidings-learn"),
                    surroundings.clock(), this::status);
            parts.topics().create(score.kafka(), TOPIC_PATIENCE);
            return new LearningLoop(parts, first, home);
        };
    }

    private void status(String line) {
        if (!report.silent()) {
            surroundings.err().println(line);
        }
    }

    /// Known now rather than after a run of minutes.
    private static void requireWritable(@Nullable Path plot) {
        if (plot == null) {
            return;
        }
        Path folder = plot.toAbsolutePath().getParent();
        if (Files.isDirectory(plot) || folder == null || !Files.isWritable(Files.exists(plot) ? plot : folder)) {
            throw new CommandFailure(ExitCode.INPUT, "--plot: " + plot + " cannot be written");
        }
    }

    private DemoSettings settings() {
        require(rate == null || (rate > 0 && rate < Double.POSITIVE_INFINITY), "--rate", "more than 0", rate);
        require(count == null || count > 0, "--count", "at least 1", count);
        require(partitions >= 1 && partitions <= MOST_PARTITIONS, "--partitions", "1 to " + MOST_PARTITIONS,
                partitions);
        double fastest = learning.asked() ? LEARN_RATE : Double.POSITIVE_INFINITY;
        double perSecond = rate != null ? rate : reviews == null ? SAMPLE_RATE : fastest;
        return new DemoSettings(Optional.ofNullable(reviews), files.settings(), perSecond,
                count == null ? -1 : count, partitions, explain, keep);
    }

    private void require(boolean holds, String option, String expected, @Nullable Object found) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(),
                    option + ": expected " + expected + ", found " + found);
        }
    }

    /// Takes the names that the configuration has.
    private static final class Which implements ITypeConverter<Events> {

        @Override
        public Events convert(String text) {
            return Stream.of(Events.values())
                    .filter(one -> one.toString().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("expected none, low-confidence or all, found '" + text
                                    + "'"));
        }
    }
}
