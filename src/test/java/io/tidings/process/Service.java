package io.tidings.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `tidings run` against an outside broker, as often as a test starts it.
record Service(String bootstrapServers, Path workingFolder, Path model) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Makes the topics with `tidings topics --create`.
    void createTopics() {
        try (var topics = Project.tidings(workingFolder, arguments("topics", "--create"))) {
            int code = topics.awaitExit(PATIENCE);
            if (code != 0) {
                throw new AssertionError("the topics were not created; " + topics);
            }
        }
    }

    ChildProcess start() {
        return Project.tidings(workingFolder, arguments("run", "--model", model.toString()));
    }

    /// Without a model of its own: it follows the models topic, whatever golden texts say.
    ChildProcess startFollowing() {
        return Project.tidings(workingFolder, arguments("run", "--set", "models.golden=none", "--set",
                "models.cacheFolder=" + workingFolder.resolve("cache")));
    }

    private String[] arguments(String... command) {
        List<String> settings = List.of("kafka.bootstrap.servers=" + bootstrapServers, "inputs.reviews.format=json",
                // A killed instance is missed, and its transaction rolled back, sooner than by Kafka's defaults.
                "streams.session.timeout.ms=6000", "streams.heartbeat.interval.ms=1000",
                "streams.producer.transaction.timeout.ms=6000");
        var all = new ArrayList<>(List.of(command));
        settings.stream().flatMap(setting -> Stream.of("--set", setting)).forEach(all::add);
        return all.toArray(String[]::new);
    }
}
