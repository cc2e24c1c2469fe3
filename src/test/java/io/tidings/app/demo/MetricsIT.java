package io.tidings.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import io.tidings.app.demo.DemoStage.Play;
import io.tidings.dashboard.web.HttpSettings;
import io.tidings.process.Query;
import io.tidings.stream.TestCluster;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Scrapes a live stream, and holds README's table to what is there.
class MetricsIT {

    private static final Duration PATIENCE = TestCluster.PATIENCE;
    private static final Pattern ADDRESS = Pattern.compile("http://127.0.0.1:[0-9]+/");
    private static final Pattern LINE = Pattern
            .compile("(# (HELP|TYPE) tidings_.*)|(tidings_[a-z0-9_]+(\\{.*})? (NaN|[+-]?Inf|[-0-9.E]+))");
    private static final Pattern LABEL = Pattern.compile("[{,]([a-z_]+)=\"");
    private static final Pattern TABLE_NAME = Pattern.compile("^\\| `(tidings_[a-z_]+)");

    /// Of a stream in which everything has happened that board and rules ask for.
    private static String text = "";

    @BeforeAll
    static void scrape() throws Exception {
        var stage = new DemoStage().withPage(HttpSettings.defaults().at(0)).withInput(reviews());
        var demo = CompletableFuture.runAsync(() -> stage.run(Play.of().keeping()));
        try (var client = HttpClient.newHttpClient()) {
            await().atMost(PATIENCE).until(() -> ADDRESS.matcher(stage.err()).find());
            var found = ADDRESS.matcher(stage.err());
            assertThat(found.find()).isTrue();
            var scrape = HttpRequest.newBuilder(URI.create(found.group()).resolve("metrics")).build();
            text = await().atMost(PATIENCE)
                    .until(() -> client.send(scrape, BodyHandlers.ofString()).body(),
                            body -> body.contains("tidings_scoring_seconds_count 31")
                                    && body.contains("tidings_lag_records 0.0")
                                    && body.contains("tidings_windows_late_total{"));
        } finally {
            stage.stop.askAndWait();
        }
        demo.join();
    }

    /// In turn new ones and such that are late by days; one is too long to be labelled.
    private static String reviews() {
        return "{\"id\": \"r\", \"text\": \"a good one\", \"time\": \"2026-11-20T12:00:00Z\"}\n"
                .concat("{\"id\": \"r\", \"text\": \"a good one\", \"time\": \"2026-11-10T12:00:00Z\"}\n")
                .repeat(15) + "{\"id\": \"r\", \"text\": \"" + "long ".repeat(30_000) + "\"}\n";
    }

    @Test
    void aLiveStreamTellsWhatBecameOfEachReview() {
        assertThat(text.lines()).allMatch(line -> LINE.matcher(line).matches());
        assertThat(text).contains("tidings_reviews_read_total 31.0",
                "tidings_reviews_labeled_total{label=\"pos\"} 30.0",
                "tidings_dead_letters_total{reason=\"text_too_long\"} 1.0", "tidings_batch_texts_sum 30.0",
                "tidings_confidence_count 30", "tidings_stream_running 1.0", "tidings_model_info{id=\"",
                "tidings_lag_records 0.0", "tidings_kafka_consumer_");
    }

    @Test
    void aLiveStreamGivesEveryMetricOfTheTable() throws IOException {
        assertThat(labelsByMetric().keySet()).containsAll(namesOfTheTable());
    }

    @Test
    void aLiveStreamHasWhatBoardAndRulesAskFor() throws IOException {
        Map<String, Set<String>> there = labelsByMetric();
        there.put("up", Set.of()); // Prometheus's own

        for (Query query : Query.all()) {
            assertThat(there.keySet()).as(query.where()).containsAll(query.metrics());
            query.metrics()
                    .forEach(metric -> assertThat(there.get(metric)).as(query.where() + ": " + metric)
                            .containsAll(query.labels()));
        }
    }

    /// The names of the labels of each metric.
    private static Map<String, Set<String>> labelsByMetric() {
        var labels = new TreeMap<String, Set<String>>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Set<String> own = labels.computeIfAbsent(line.split("[{ ]", 2)[0], name -> new TreeSet<>());
            LABEL.matcher(line).results().forEach(found -> own.add(found.group(1)));
        });
        return labels;
    }

    private static Set<String> namesOfTheTable() throws IOException {
        var names = new TreeSet<String>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            var name = TABLE_NAME.matcher(line);
            if (name.find()) {
                names.add(name.group(1));
            }
        }
        assertThat(names).hasSizeGreaterThan(20);
        return names;
    }
}
