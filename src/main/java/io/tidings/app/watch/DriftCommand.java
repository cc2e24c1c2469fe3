package io.tidings.app.watch;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.app.ConfigurationOptions;
import io.tidings.app.JsonOutput;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.app.config.Settings;
import io.tidings.event.DriftReport;
import io.tidings.event.EventCodec;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.TopicPlan;
import io.tidings.stream.drift.DriftStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tidings drift`.
@Command(name = "drift", description = {"Shows whether models still fit what they label.", "",
        "Reads the reports on 'drift.topic'. They are made by 'tidings learn', and by 'tidings run' where drift.enabled "
                + "is true: one a window of labelled events, and some of the errors that feedback found.",
        "",
        "psi is the population stability index against the model's reference: under 0.1 is no change, over 0.25 a "
                + "large one. An alarm proposes a training; no model is swapped for it."})
public final class DriftCommand implements Runnable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MARGIN = 20; // other models' windows, and the markers of transactions

    private final Surroundings surroundings;

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--count", paramLabel = "N", defaultValue = "24", description = "How many of the latest windows (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--model", paramLabel = "NAME", description = "Only windows of the model of this name.")
    private @Nullable String model;

    @Option(names = "--follow", description = "Then show each further window as it is reported, until Ctrl-C; with --json one object a line.")
    private boolean follow;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public DriftCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private record Windows(List<JsonNode> windows, long alarms) {}

    @Override
    public void run() {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--count: expected at least 1, found " + count);
        }
        Settings settings = configuration.load(surroundings).settings();
        ScoreSettings score = settings.score();
        String topic = settings.process().drift().topic();
        new TopicPlan(List.of(DriftStream.reports(topic, score))).requireAll(score.kafka(), TIMEOUT);
        try (var tail = new TopicTail<>(score.kafka(), topic, EventCodec.DRIFT_REPORT)) {
            tail.skipTo((long) count * MARGIN);
            List<DriftReport> latest = latest(tail.toEnd(DriftReport::getTo));
            var table = new DriftTable(surroundings.paint(), ZoneId.systemDefault());
            show(latest, table);
            if (follow) {
                follow(tail, table);
            }
        }
    }

    private List<DriftReport> latest(List<DriftReport> all) {
        List<DriftReport> wanted = all.stream().filter(this::wanted).toList();
        return wanted.subList(Math.max(0, wanted.size() - count), wanted.size());
    }

    private boolean wanted(DriftReport one) {
        return model == null || model.equals(one.getModel());
    }

    private void show(List<DriftReport> windows, DriftTable table) {
        if (report.json()) {
            if (follow) {
                windows.forEach(this::json);
            } else {
                long alarms = windows.stream().filter(DriftReport::getAlarm).count();
                JsonOutput.print(surroundings.out(), new Windows(windows.stream().map(DriftCommand::tree).toList(),
                        alarms));
            }
            return;
        }
        if (windows.isEmpty() && !report.silent()) {
            surroundings.err()
                    .println("tidings: no window was reported yet; is drift.enabled true where 'tidings run' runs, and "
                            + "has the first window ended?");
        }
        if (!windows.isEmpty() || follow) {
            surroundings.out().println(table.head());
        }
        windows.forEach(one -> surroundings.out().println(table.line(one)));
        if (windows.size() > 1) {
            surroundings.out().println();
            table.trends(windows).forEach(surroundings.out()::println);
        }
    }

    private void follow(TopicTail<DriftReport> tail, DriftTable table) {
        var stopped = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        surroundings.onStop().accept(() -> {
            stopped.countDown();
            await(closed);
        });
        try {
            while (stopped.getCount() > 0) {
                for (DriftReport one : new ArrayList<>(tail.poll())) {
                    if (wanted(one)) {
                        if (report.json()) {
                            json(one);
                        } else {
                            surroundings.out().println(table.line(one));
                        }
                    }
                }
            }
        } finally {
            closed.countDown();
        }
    }

    private void json(DriftReport one) {
        surroundings.out().println(EventCodec.DRIFT_REPORT.toJson(one));
    }

    private static JsonNode tree(DriftReport one) {
        try {
            return new ObjectMapper().readTree(EventCodec.DRIFT_REPORT.toJson(one));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event has no JSON form", e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            var _ = latch.await(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
