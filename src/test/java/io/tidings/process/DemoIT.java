package io.tidings.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidings.model.BundledModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./tidings demo` as a user types it, on the packaged artefact.
class DemoIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path scratch;

    @Test
    void labelsTwoHundredReviewsAndLosesNone() throws Exception {
        try (var demo = demo("--count", "200", "--rate", "200", "--json")) {
            assertThat(demo.awaitExit(PATIENCE)).as(demo.toString()).isZero();

            var json = new JsonMapper().readTree(demo.out().getLast());
            assertThat(json.get("read").asLong()).isEqualTo(200);
            assertThat(json.get("labeled").asLong()).isEqualTo(200);
            assertThat(json.get("lost").asLong()).isZero();
            assertThat(json.get("doubled").asLong()).isZero();
            assertThat(json.get("accuracy").asDouble()).isBetween(0.3, 1.0);
            assertThat(demo.err()).as("nothing but the result").isEmpty();
        }
    }

    @Test
    void aUsersStopEndsItWithTheSummarySoFar() {
        try (var demo = demo("--rate", "5")) {
            demo.awaitLine(PATIENCE, line -> line.contains(" % "));
            demo.terminate();
            demo.awaitExit(Duration.ofSeconds(20));

            assertThat(demo.out()).anyMatch(line -> line.matches("lost +0"))
                    .anyMatch(line -> line.matches("doubled +0"));
            assertThat(demo.err()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    void inputWithoutReviewsIsOneLineAndNoZeros() {
        try (var demo = Project.shell(scratch, "exec \"$0\" demo --reviews - </dev/null")) {
            assertThat(demo.awaitExit(PATIENCE)).isEqualTo(5);
            assertThat(demo.out()).isEmpty();
            assertThat(demo.err()).containsExactly("waiting for the first review",
                    "tidings: standard input has no reviews");
        }
    }

    @Test
    void aStopWhileKafkaStartsLeavesNothingBehind() throws IOException {
        try (var demo = demo()) {
            demo.awaitLine(PATIENCE, line -> line.contains("starting Kafka"));
            demo.terminate();

            assertThat(demo.awaitExit(PATIENCE)).isEqualTo(143);
            assertThat(demo.err()).hasSizeLessThanOrEqualTo(3).noneMatch(line -> line.startsWith("\tat "));
        }
        try (var left = Files.list(scratch)) {
            assertThat(left).noneMatch(path -> path.toString().contains("tidings-broker"));
        }
    }

    /// A limit on the size of files is met like a full disk.
    @Test
    void aDiskThatTakesNoMoreEndsItInOneLine() throws IOException {
        String review = "{\"product\":\"radio\",\"text\":\"" + "good and bad ".repeat(300) + "\"}\n";
        Path reviews = Files.writeString(scratch.resolve("reviews.jsonl"), review.repeat(4_000));

        try (var demo = Project.shell(scratch, "ulimit -f 11000; exec \"$0\" demo --quiet --reviews " + reviews)) {
            assertThat(demo.awaitExit(PATIENCE)).isEqualTo(1);
            assertThat(demo.err()).noneMatch(line -> line.startsWith("\tat "));
            assertThat(demo.err().getLast()).startsWith("tidings: the embedded broker can no longer write to ");
        }
    }

    @Test
    void aMissingFileIsOneLineAndAnExitCode() {
        try (var demo = demo("--reviews", "no-such-file.jsonl")) {
            assertThat(demo.awaitExit(PATIENCE)).isEqualTo(5);
            assertThat(demo.out()).isEmpty();
            assertThat(demo.err())
                    .containsExactly("tidings: cannot read the reviews no-such-file.jsonl: there is no such file");
        }
    }

    /// With the bundled model where this build has one.
    private ChildProcess demo(String... options) {
        Stream<String> model = BundledModel.present()
                ? Stream.of()
                : Stream.of("--model", TinyModel.train(scratch).toString());
        return Project.tidings(scratch,
                Stream.of(Stream.of("demo"), Stream.of(options), model).flatMap(part -> part).toArray(String[]::new));
    }
}
