package io.tidings.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `tidings run` as a process, with Kafka in another, through what happens to processes.
class RunIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    @TempDir
    private static Path models;

    private static Path model;

    @TempDir
    private Path scratch;

    private BrokerProcess broker;
    private Service service;
    private Traffic traffic;

    @BeforeAll
    static void train() {
        model = TinyModel.train(models);
    }

    @BeforeEach
    void start() {
        broker = BrokerProcess.start(scratch.resolve("kafka"));
        service = new Service(broker.bootstrapServers(), scratch, model);
        traffic = new Traffic(broker.bootstrapServers());
        service.createTopics();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void threeKillsInMidStreamLoseAndDoubleNothing() {
        int count = 12_000;
        var sending = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < count; i += 100) {
                traffic.send(i, 100);
            }
        });
        for (int kill = 1; kill <= 3; kill++) {
            int before = traffic.labeled().size();
            int enough = Math.max(1, Math.min(before + 500, count - 3_000));
            try (var run = service.start()) {
                awaitLabeled(enough, run);
                run.kill();
            }
            assertThat(traffic.labeled().size()).as("labelled before kill %d", kill).isLessThan(count);
        }
        sending.join();
        try (var run = service.start()) {
            awaitLabeled(count, run);
        }
        assertThat(traffic.labeled()).isEqualTo(once(count));
    }

    @Test
    void theBrokersRestartIsSurvivedAndTheWorkResumed() {
        traffic.send(0, 500);
        try (var run = service.start()) {
            awaitLabeled(500, run);

            broker.stop();
            broker.startAgain();
            traffic.send(500, 500);
            awaitLabeled(1_000, run);

            broker.kill();
            broker.startAgain();
            traffic.send(1_000, 500);
            awaitLabeled(1_500, run);

            assertThat(run.alive()).isTrue();
            assertThat(traffic.labeled()).isEqualTo(once(1_500));
        }
    }

    @Test
    void sigtermEndsItCleanlyAndTheNextStartGoesOn() {
        traffic.send(0, 3_000);
        try (var run = service.start()) {
            awaitLabeled(1, run);
            long asked = System.nanoTime();
            run.terminate();
            int code = run.awaitExit(SHUTDOWN.plusSeconds(20));

            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(SHUTDOWN);
            assertThat(code).as(run.toString()).isIn(0, 143);
            assertThat(run.err()).as("no stack trace").noneMatch(line -> line.startsWith("\tat "));
        }
        traffic.send(3_000, 500);
        try (var run = service.start()) {
            awaitLabeled(3_500, run);
        }
        assertThat(traffic.labeled()).isEqualTo(once(3_500));
    }

    private void awaitLabeled(int count, ChildProcess run) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> {
            if (!run.alive()) {
                throw new AssertionError(run.toString());
            }
            return traffic.labeled().size() >= count;
        });
    }

    private static Map<String, Integer> once(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(Traffic::id, i -> 1));
    }
}
