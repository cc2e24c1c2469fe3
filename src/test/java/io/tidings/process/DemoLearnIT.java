package io.tidings.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidings.model.BundledModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./tidings demo --learn` as a user types it: a model of film reviews meets tweets about airlines.
class DemoLearnIT {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int EVERY_HOME = 10;

    @TempDir
    private Path scratch;
    private Path data = Path.of("");

    @BeforeEach
    void find() {
        String folder = System.getenv("TIDINGS_DATA");
        assumeTrue(folder != null, "SKIPPED: set TIDINGS_DATA to the folder of public data sets to learn from tweets");
        assumeTrue(BundledModel.present(), "SKIPPED: this build has no bundled model");
        data = Path.of(folder);
    }

    @Test
    void learnsFromTweetsByItselfAndForgetsNothing() throws IOException {
        JsonNode json = learn(6_000, "--plot", scratch.resolve("plot.png").toString());

        assertThat(json.get("promotions").asInt()).isPositive();
        assertThat(json.get("accuracyAfter").asDouble()).isGreaterThan(json.get("accuracyBefore").asDouble() + 0.03);
        assertThat(json.get("homeAfter").asDouble()).isGreaterThan(json.get("homeBefore").asDouble() - 0.01);
        assertThat(scratch.resolve("plot.png")).isNotEmptyFile();
    }

    @Test
    void learnsNothingFromNoise() throws IOException {
        assertThat(learn(2_500, "--feedback-noise", "0.4").get("promotions").asInt()).isZero();
    }

    private JsonNode learn(int reviews, String... options) throws IOException {
        String[] all = Stream.concat(
                Stream.of("demo", "--learn", "--json", "--quiet", "--rate", "2000", "--feedback", "0.2",
                        "--learn-after", "300", "--count",
                        String.valueOf(reviews),
                        "--reviews", data.resolve("airline_tweets/all.jsonl.gz").toString(), "--home",
                        home().toString()),
                Stream.of(options)).toArray(String[]::new);
        try (var demo = Project.tidings(scratch, all)) {
            assertThat(demo.awaitExit(PATIENCE)).as(demo.toString()).isZero();
            JsonNode json = new JsonMapper().readTree(demo.out().getLast());
            assertThat(json.get("labeled").asInt()).as("%s", json).isEqualTo(reviews);
            assertThat(json.get("lost").asInt() + json.get("doubled").asInt()).as("%s", json).isZero();
            return json;
        }
    }

    /// Some of the film reviews, so that the test does not spend its time on them.
    private Path home() throws IOException {
        Path some = scratch.resolve("home.jsonl");
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data.resolve("imdb/test.jsonl.gz"))), StandardCharsets.UTF_8));
                BufferedWriter out = Files.newBufferedWriter(some)) {
            String line = in.readLine();
            for (int i = 0; line != null; i++, line = in.readLine()) {
                // Its reviews take turns by label.
                if (i / 2 % EVERY_HOME == 0) {
                    out.write(line + "\n");
                }
            }
        }
        return some;
    }
}
