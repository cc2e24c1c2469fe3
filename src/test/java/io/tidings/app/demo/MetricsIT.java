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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.tidings.app.demo.DemoStage.Play;
import io.tidings.dashboard.web.HttpSettings;
import org.junit.jupiter.api.Test;

/// Scrapes a live stream, and holds README's table to what is there.
class MetricsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("http://127.0.0.1:[0-9]+/");
    private static final Pattern LINE = Pattern
            .compile("(# (HELP|TYPE) tidings_.*)|(tidings_[a-z0-9_]+(\\{.*})? (NaN|[+-]?Inf|[-0-9.E]+))");
    private static final Pattern TABLE_NAME = Pattern.compile("^\\| `(tidings_[a-z_]+)");

    @Test
    void aLiveStreamGivesEveryMetricOfTheTable() throws Exception {
        var stage = new DemoStage().withPage(HttpSettings.defaults().at(0))
                .withInput("{\"id\": \"r\", \"text\": \"a good one\"}\n".repeat(30));
        var demo = CompletableFuture.runAsync(() -> stage.run(Play.of().keeping()));
        try (var client = HttpClient.newHttpClient()) {
            await().atMost(PATIENCE).until(() -> ADDRESS.matcher(stage.err()).find());
            var found = ADDRESS.matcher(stage.err());
            assertThat(found.find()).isTrue();
            var scrape = HttpRequest.newBuilder(URI.create(found.group()).resolve("metrics")).build();
            await().atMost(PATIENCE)
                    .until(() -> client.send(scrape, BodyHandlers.ofString()).body(),
                            text -> text.contains("tidings_scoring_seconds_count 30")
                                    && text.contains("tidings_windows_written_total"));
            String text = client.send(scrape, BodyHandlers.ofString()).body();
            assertThat(text.lines()).allMatch(line -> LINE.matcher(line).matches());
            assertThat(text).contains("tidings_reviews_read_total 30.0",
                    "tidings_reviews_labeled_total{label=\"pos\"} 30.0",
                    "tidings_dead_letters_total{reason=\"", "tidings_batch_texts_sum 30.0",
                    "tidings_confidence_count 30",
                    "tidings_stream_running 1.0", "tidings_model_info{id=\"", "tidings_lag_records 0.0",
                    "tidings_kafka_consumer_");
            assertThat(names(text)).containsAll(namesOfTheTable());
        } finally {
            stage.stop.askAndWait();
        }
        demo.join();
    }

    private static Set<String> names(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
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
