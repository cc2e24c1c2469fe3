package io.tidings.app.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidings.app.ReportOptions;
import io.tidings.app.Screen;
import io.tidings.app.Surroundings;
import io.tidings.corpus.ReadSettings;
import io.tidings.dashboard.web.HttpSettings;
import io.tidings.stream.ExplainSettings.Events;
import picocli.CommandLine;

/// A demo inside the test's process, with rules for a model and what it prints at hand.
final class DemoStage {

    final Stop stop = new Stop(Duration.ofSeconds(30));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private InputStream in = InputStream.nullInputStream();
    private Optional<String> reviews = Optional.empty();
    private Companion companion = Companion.none(new RuleClassifier());
    private HttpSettings page = HttpSettings.defaults().off();

    DemoStage withPage(HttpSettings http) {
        page = http;
        return this;
    }

    DemoStage with(Companion beside) {
        companion = beside;
        return this;
    }

    DemoStage withInput(String lines) {
        in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        reviews = Optional.of("-");
        return this;
    }

    void run(Play play) {
        var options = CommandLine.populateCommand(new ReportOptions(), play.options().toArray(String[]::new));
        var streams = new Surroundings.Streams(in, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Screen.NONE);
        var surroundings = new Surroundings(streams, Map.of(), Clock.systemUTC(), task -> {});
        var settings = new DemoSettings(reviews, ReadSettings.DEFAULT, play.perSecond(), play.count(), 3, Events.NONE,
                play.keep());
        try {
            new DemoRun(surroundings, options, settings,
                    new DemoRun.Setup(CompletableFuture.completedFuture(new RuleClassifier()), stop,
                            (_, _) -> companion, page))
                    .run();
        } finally {
            stop.finished();
        }
    }

    record Play(double perSecond, long count, boolean keep, List<String> options) {

        static Play of(String... options) {
            return new Play(Double.POSITIVE_INFINITY, -1, false, List.of(options));
        }

        Play withRate(double rate) {
            return new Play(rate, count, keep, options);
        }

        Play withCount(long most) {
            return new Play(perSecond, most, keep, options);
        }

        Play keeping() {
            return new Play(perSecond, count, true, options);
        }
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// The last line of standard output.
    JsonNode json() {
        try {
            return new JsonMapper().readTree(out().strip().lines().toList().getLast());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("the last line is no JSON: " + out(), e);
        }
    }
}
