package io.tidings.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tidings.classify.ModelId;
import io.tidings.event.LabeledReview;
import io.tidings.event.ModelEvent;
import io.tidings.event.ModelManifest;
import io.tidings.modelregistry.ModelRegistry;
import io.tidings.modelregistry.RegistryAccess;
import io.tidings.modelregistry.RegistrySettings;
import io.tidings.modelregistry.Why;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Models promoted under a running process, which is also killed now and then.
class SwapIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int SWAPS = 20;
    private static final int EACH = 200; // reviews sent while a swap is under way
    private static final String NAME = "sentiment";
    /// Between a swap and the moment that its event is stamped with.
    private static final Duration STAMP = Duration.ofMillis(250);

    @TempDir
    private Path scratch;

    private BrokerProcess broker;
    private Service service;
    private Traffic traffic;

    @BeforeEach
    void start() {
        broker = BrokerProcess.start(scratch.resolve("kafka"));
        service = new Service(broker.bootstrapServers(), scratch, scratch.resolve("unused"));
        traffic = new Traffic(broker.bootstrapServers());
        service.createTopics();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void twentySwapsUnderLoadWithKillsInBetweenLoseNothingAndEveryEventNamesAModelThatWasInUse() throws Exception {
        byte[] tiny = Files.readAllBytes(TinyModel.train(scratch));
        byte[] bundled = Files.readAllBytes(
                Project.home().resolve("src/main/resources/io/tidings/model/bundled.tidings"));
        List<ModelId> models = List.of(ModelId.ofContent(tiny), ModelId.ofContent(bundled));
        try (var registry = registry()) {
            registry.publish(manifest(), bundled, Why.because("a test"));
            registry.publishAndPromote(manifest(), tiny, null, Why.because("a test"));
            ChildProcess run = service.startFollowing();
            try {
                awaitTakenUp(registry, models.getFirst(), 0, run);
                for (int swap = 1; swap <= SWAPS; swap++) {
                    ModelId next = models.get(swap % 2);
                    int first = (swap - 1) * EACH;
                    var sending = CompletableFuture.runAsync(() -> traffic.send(first, EACH));
                    long before = acknowledged(registry, next).size();
                    registry.promote(NAME, models.get((swap + 1) % 2), next, Why.because("swap " + swap));
                    if (swap == 7 || swap == 14) {
                        run.kill();
                        run.close();
                        run = service.startFollowing();
                    }
                    awaitTakenUp(registry, next, before, run);
                    sending.join();
                }
                awaitLabeled(SWAPS * EACH, run);
            } finally {
                run.close();
            }
            List<ModelEvent> taken = models.stream()
                    .flatMap(id -> acknowledged(registry, id).stream())
                    .sorted(java.util.Comparator.comparing(ModelEvent::getAt))
                    .toList();
            assertThat(traffic.labeled()).isEqualTo(
                    IntStream.range(0, SWAPS * EACH).boxed().collect(Collectors.toMap(Traffic::id, _ -> 1)));
            assertThat(traffic.events()).allSatisfy(event -> assertThat(inUse(taken, event)).isTrue());
            assertThat(traffic.events().stream().map(LabeledReview::getModelId).distinct()).hasSize(2);
            assertThat(taken).hasSizeGreaterThanOrEqualTo(SWAPS + 1);
            List<Double> pauses = taken.stream().map(event -> event.getFigures().get("swapMillis")).sorted().toList();
            // The median: a single pause tells how busy the machine is.
            assertThat(pauses.get(pauses.size() / 2)).as("the pauses of swaps, ms: %s", pauses).isLessThan(5);
        }
    }

    /// Whether the model of an event was taken up by the instance before and not replaced before, either.
    private static boolean inUse(List<ModelEvent> taken, LabeledReview event) {
        Instant at = event.getScoredAt();
        for (int i = 0; i < taken.size(); i++) {
            Instant from = taken.get(i).getAt().minus(STAMP);
            Instant to = i + 1 < taken.size() ? taken.get(i + 1).getAt() : Instant.MAX;
            if (taken.get(i).getModelId().equals(event.getModelId()) && !at.isBefore(from) && !at.isAfter(to)) {
                return true;
            }
        }
        return false;
    }

    private ModelRegistry registry() {
        return new ModelRegistry(RegistrySettings.defaults(),
                new RegistryAccess(Map.of("bootstrap.servers", broker.bootstrapServers()), "test",
                        Duration.ofSeconds(60), InstantSource.system()));
    }

    private static ModelManifest manifest() {
        var manifest = new ModelManifest();
        manifest.setName(NAME);
        manifest.setLabels(new ArrayList<>(List.of("neg", "pos")));
        manifest.setParent("");
        manifest.setVocabularyHash("");
        manifest.setSpec("");
        manifest.setProvenance(Map.of());
        manifest.setMetrics(Map.of());
        manifest.setReference(Map.of());
        return manifest;
    }

    private static List<ModelEvent> acknowledged(ModelRegistry registry, ModelId id) {
        return registry.events(id).stream().filter(event -> event.getKind().equals("acknowledged")).toList();
    }

    private static void awaitTakenUp(ModelRegistry registry, ModelId id, long before, ChildProcess run) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            requireAlive(run);
            return acknowledged(registry, id).size() > before;
        });
    }

    private void awaitLabeled(int count, ChildProcess run) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            requireAlive(run);
            return traffic.labeled().size() >= count;
        });
    }

    private static void requireAlive(@Nullable ChildProcess run) {
        if (run != null && !run.alive()) {
            throw new AssertionError(run.toString());
        }
    }
}
