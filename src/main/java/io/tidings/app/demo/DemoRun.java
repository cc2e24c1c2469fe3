package io.tidings.app.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.app.JsonOutput;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.app.config.ProcessSettings;
import io.tidings.app.config.Settings;
import io.tidings.app.page.PageBeside;
import io.tidings.app.page.PageTask;
import io.tidings.broker.BrokerSettings;
import io.tidings.broker.EmbeddedBroker;
import io.tidings.classify.Classifier;
import io.tidings.dashboard.web.HttpSettings;
import io.tidings.event.InputFormat;
import io.tidings.event.InputSettings;
import io.tidings.stream.ExplainSettings;
import io.tidings.stream.OutputSettings;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.ScoreStream;
import io.tidings.stream.TopicSettings;

/// One demo, from the broker's start to the account of every review. For one thread, but for the [Stop].
final class DemoRun {

    private static final String INPUT = "reviews";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Of its own, so that `tidings run` against a demo that was kept does not join the demo's group.
    private static final String APPLICATION_ID = "tidings-demo";

    private final Surroundings surroundings;
    private final ReportOptions report;
    private final DemoSettings settings;
    private final CompletableFuture<Classifier> loading;
    private final BiFunction<ScoreSettings, Classifier, Companion> companions;
    private final Stop stop;
    private final HttpSettings http;

    DemoRun(Surroundings surroundings, ReportOptions report, DemoSettings settings, Setup setup) {
        this.surroundings = surroundings;
        this.report = report;
        this.settings = settings;
        this.loading = setup.model();
        this.companions = setup.companions();
        this.stop = setup.stop();
        this.http = setup.http();
    }

    /// @param model      may still be loading
    /// @param companions starts what runs beside the stream, at the broker of these settings
    /// @param http       where the page is served, if at all
    record Setup(CompletableFuture<Classifier> model, Stop stop,
            BiFunction<ScoreSettings, Classifier, Companion> companions, HttpSettings http) {}

    /// Runs it and prints the summary.
    ///
    /// @throws CommandFailure where a review was lost or doubled, or the demo could not do its work
    void run() {
        try (var source = ReviewSource.of(settings.reviews(), surroundings.in(), settings.reading(),
                settings.count())) {
            if (!source.ready()) {
                status("waiting for the first review");
            }
            source.requireSome();
            status("starting Kafka inside this process");
            try (EmbeddedBroker broker = startBroker()) {
                if (stop.asked()) {
                    endedEarly();
                    return;
                }
                ScoreSettings score = scoring(broker.bootstrapServers());
                new Settings(ProcessSettings.defaults(), score).topics().create(score.kafka(), PATIENCE);
                status("Kafka is up at " + broker.bootstrapServers() + "; reviews go to the topic " + INPUT
                        + ", labelled ones come to " + score.output().topic());
                stream(source, score, broker);
            }
        }
    }

    private void stream(ReviewSource source, ScoreSettings score, EmbeddedBroker broker) {
        try (var companion = companions.apply(score, model());
                var stream = new ScoreStream(score, companion.models());
                var windows = new CountingWindows(surroundings, score);
                var page = DemoPage.start(surroundings, DemoPage.task(http, score, companion.models(),
                        PageTask.Stream.of(stream, true).with(windows::counters)), this::status)) {
            start(stream);
            OutputSettings topics = score.output();
            try (var output = new OutputReader(address(score), topics.topic(), topics.deadLetters());
                    var view = new LiveView(surroundings, report, lines(), settings.fast())) {
                var watch = new Watch(settings.partitions(), surroundings.clock(), stop);
                var stage = new Watch.Stage(output, view, stream, broker, companion);
                var target = new ReviewFeed.Target(address(score), INPUT, surroundings.clock(),
                        () -> companion.busy(watch.sent().size()));
                try (var feed = new ReviewFeed(source, target, settings.perSecond(), watch.sent())) {
                    feed.start();
                    windows.start();
                    watch.untilComplete(source, feed, stage);
                }
                account(score, watch, stage, new End(source.malformed(), page));
            }
        }
    }

    /// What is known when the last review is out.
    private record End(long malformed, PageBeside page) {}

    private void account(ScoreSettings score, Watch watch, Watch.Stage stage, End end) {
        // Who looks at the page would find it gone.
        boolean looking = end.page().watched() && !report.json();
        boolean keep = (settings.keep() || looking) && !stop.asked();
        if (!keep) {
            // What is committed now is all there will be.
            stage.stream().close();
        }
        Audit audit = audit(score, watch);
        stage.view().endBar();
        if (audit.read() > 0) {
            stage.companion().finish(keep);
            print(new DemoSummary(audit, watch.times(), watch.startSeconds(), model().id(), end.malformed()),
                    stage.companion());
        } else {
            endedEarly();
        }
        if (keep) {
            keepUp(address(score), watch, stage);
        }
        requireAllThere(audit);
    }

    /// Waits until it has its partitions, so that the first reviews do not wait for them.
    private static void start(ScoreStream stream) {
        try {
            stream.start();
            if (!stream.awaitRunning(PATIENCE)) {
                throw new CommandFailure(ExitCode.FAILURE,
                        "the stream did not begin within " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILURE, "interrupted while the stream began", e);
        }
    }

    /// Reads the output back with a reader of its own.
    private Audit audit(ScoreSettings score, Watch watch) {
        String address = address(score);
        // Who ends the demo early has no right to what was not read yet.
        Ledger reviews = stop.asked()
                ? watch.sent().below(CommittedOffsets.of(address, score.applicationId(), INPUT))
                : watch.sent();
        try (var output = new OutputReader(address, score.output().topic(), score.output().deadLetters())) {
            return Audit.of(output, reviews, settings.partitions(), model().labels());
        }
    }

    private void print(DemoSummary summary, Companion companion) {
        if (report.json()) {
            var json = new LinkedHashMap<>(summary.json());
            json.putAll(companion.json());
            JsonOutput.print(surroundings.out(), json);
        } else {
            surroundings.out().println();
            summary.lines(surroundings.paint()).forEach(surroundings.out()::println);
            companion.lines(surroundings.paint()).forEach(surroundings.out()::println);
        }
    }

    /// Shows what other clients' reviews come to, until the user ends it.
    private void keepUp(String address, Watch watch, Watch.Stage stage) {
        surroundings.err()
                .println("Kafka stays at " + address + " until Ctrl-C; send JSON such as {\"text\": \"...\"}"
                        + " to the topic " + INPUT);
        watch.untilStopped(stage);
    }

    private void requireAllThere(Audit audit) {
        if (audit.lost() + audit.doubled() > 0) {
            throw new CommandFailure(ExitCode.FAILURE, audit.lost() + " reviews were lost and " + audit.doubled()
                    + " doubled, out of " + audit.read());
        }
    }

    private EmbeddedBroker startBroker() {
        return EmbeddedBroker.start(BrokerSettings.temporary().withPartitions(settings.partitions()));
    }

    private ScoreSettings scoring(String address) {
        TopicSettings topics = TopicSettings.defaults();
        // JSON for what other clients type; the feed's own Avro is told by its first bytes.
        return ScoreSettings.defaults()
                .withApplicationId(APPLICATION_ID)
                .withBootstrapServers(address)
                .withInputs(Map.of(INPUT, InputSettings.of(InputFormat.JSON)))
                .withExplain(ExplainSettings.defaults().withEvents(settings.explain()))
                .withTopics(new TopicSettings(settings.partitions(), 1, topics.retentionHours(),
                        topics.deadLetterHours()));
    }

    private static String address(ScoreSettings score) {
        return score.kafka().getOrDefault("bootstrap.servers", "");
    }

    private ReviewLines lines() {
        int widest = model().labels().names().stream().mapToInt(String::length).max().orElse(1);
        return new ReviewLines(surroundings.screen().columns(), widest, surroundings.paint());
    }

    private void endedEarly() {
        surroundings.err().println("tidings: ended before a review was labelled");
    }

    private Classifier model() {
        return loading.join();
    }

    private void status(String line) {
        if (!report.silent()) {
            surroundings.err().println(line);
        }
    }
}
