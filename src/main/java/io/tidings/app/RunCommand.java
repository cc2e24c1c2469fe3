package io.tidings.app;

import java.util.concurrent.Callable;

import io.tidings.app.config.Configuration;
import io.tidings.app.config.ProcessSettings;
import io.tidings.app.config.Settings;
import io.tidings.app.learn.LearnBeside;
import io.tidings.app.page.PageBeside;
import io.tidings.app.page.PageOptions;
import io.tidings.app.page.PageTask;
import io.tidings.app.watch.DriftBeside;
import io.tidings.app.watch.SentimentBeside;
import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Classifier;
import io.tidings.dashboard.web.HttpSettings;
import io.tidings.dashboard.web.PortInUse;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.ScoreStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Labels the user's topics until the process is asked to end.
@Command(name = "run", description = {"Labels the reviews on your topics until it is stopped (SIGTERM, Ctrl-C).", "",
        "Reads from the topics under 'inputs' in tidings.yaml, writes labelled events to 'output.topic' and what cannot "
                + "be labelled to 'output.deadLetters', each review exactly once. Instances with the same "
                + "'applicationId' share the work. 'tidings run --print-config' shows every key.",
        "",
        "Champions on the topic 'models.topic' are taken up without a pause ('tidings models --help'). Where there is "
                + "none, 'model' serves; with --model or models.watch=false it serves for the whole run.",
        "",
        "A key is taken from the first of these that has it: --set, an environment variable (output.topic is "
                + "TIDINGS_OUTPUT_TOPIC), the file, the default."})
final class RunCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Models.Loader models;

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private PageOptions page = new PageOptions();

    @Option(names = "--model", paramLabel = "FILE", description = "The model for the whole run, over 'model' in the configuration and over the models topic.")
    private @Nullable String model;

    @Option(names = "--print-config", description = "Print the effective configuration with secrets masked, and end.")
    private boolean printConfig;

    RunCommand(Surroundings surroundings, Models.Loader models) {
        this.surroundings = surroundings;
        this.models = models;
    }

    @Override
    public Integer call() throws InterruptedException {
        Configuration effective = configuration.load(surroundings);
        if (printConfig) {
            surroundings.out().print(effective.describe());
            return ExitCode.OK.number();
        }
        Settings settings = effective.settings();
        HttpSettings http = page.over(settings.process().http());
        ProcessSettings process = settings.process();
        String main = model == null ? process.model() : model;
        try (ModelSource source = model == null && process.models().watch()
                ? new FollowedModels(surroundings, settings, report, new FollowedModels.Loading(models, main))
                : ModelSource.pinned(models)) {
            ActiveModels active = LabelingModels.load(main, process, source);
            announce(settings.score(), active);
            try (var _ = DriftBeside.whereEnabled(surroundings, settings);
                    var _ = LearnBeside.start(surroundings, settings, report);
                    var sentiment = SentimentBeside.of(surroundings, settings);
                    var stream = new ScoreStream(settings.score(), active);
                    var _ = serve(new PageTask(http, settings, active,
                            PageTask.Stream.of(stream, false).with(sentiment::counters)))) {
                var status = new StatusLines(surroundings, report, active, sentiment::counters);
                new LabelingRun(stream, status, process.statusSeconds()).until(surroundings.onStop(), sentiment::start);
            }
        }
        return ExitCode.OK.number();
    }

    /// Labelling goes on where the page cannot be, unless the user asked for it at that very port.
    private PageBeside serve(PageTask task) {
        try {
            var served = PageBeside.start(surroundings, task);
            if (page.insists() || !report.silent()) {
                served.address().ifPresent(at -> surroundings.err().println("tidings: the page is at " + at));
            }
            return served;
        } catch (PortInUse e) {
            String message = String.valueOf(e.getMessage());
            if (page.insists()) {
                throw new CommandFailure(ExitCode.FAILURE, message, e);
            }
            surroundings.err().println("tidings: " + message + ". Labelling goes on without it");
            return PageBeside.none();
        }
    }

    private void announce(ScoreSettings settings, ActiveModels active) {
        if (report.silent()) {
            return;
        }
        surroundings.err()
                .printf("tidings: labelling %s with %s, into %s; dead letters to %s%n",
                        String.join(", ", settings.inputs().keySet()), named(active.main()),
                        settings.output().topic(), settings.output().deadLetters());
        active.others()
                .forEach((name, other) -> surroundings.err()
                        .printf("tidings: and as %s with %s%n", name, named(other)));
        active.shadow()
                .challenger()
                .ifPresent(challenger -> surroundings.err()
                        .printf("tidings: model %s scores along, unseen%n", challenger.id().abbreviated()));
    }

    private static String named(ActiveModel model) {
        Classifier current = model.current();
        return "model " + current.id().abbreviated() + " as " + String.join(" or ", current.labels().names());
    }
}
