package io.tidings.modelregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.Classifier;
import io.tidings.classify.ModelId;
import io.tidings.classify.ShadowModel;
import io.tidings.event.ModelEvent;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelWatcherIT {

    private static final String NAME = "sentiment";
    private static final Why TEST = Why.because("a test");
    private static final Duration PATIENCE = RegistryStage.PATIENCE;
    private static final byte[] BUNDLED = RuleModels.content(1_000, 500);

    @TempDir
    static Path folder;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private static RegistryStage stage;

    @BeforeAll
    static void start() throws IOException {
        stage = new RegistryStage(folder);
    }

    @Test
    void anInstanceBeginsWithTheBundledModelWhereTheTopicIsEmptyAndTakesUpTheFirstChampion() throws Exception {
        RegistrySettings settings = stage.fresh();
        byte[] a = RuleModels.content(1, 5_000);
        try (var watcher = new Watching(settings); var registry = stage.registry(settings)) {
            ActiveModel active = watcher.first();
            assertThat(active.current().id()).isEqualTo(id(BUNDLED));

            registry.publish(RuleModels.manifest(NAME), RuleModels.content(2, 500), TEST);
            registry.publishAndPromote(RuleModels.manifest(NAME), a, null, TEST);

            watcher.awaitModel(active, a);
            Awaitility.await().atMost(PATIENCE).until(() -> watcher.sent("acknowledged").size() == 1);
            ModelEvent event = watcher.sent("acknowledged").getFirst();
            assertThat(event.getInstance()).isEqualTo("instance");
            assertThat(event.getModelId()).isEqualTo(id(a).value());
            assertThat(event.getFigures()).containsOnlyKeys("swapMillis", "loadMillis");
        }
    }

    @Test
    void anInstanceBeginsWithTheChampionOnTheTopic() throws Exception {
        RegistrySettings settings = stage.fresh();
        List<String> three = List.of("bad", "fair", "good");
        byte[] a = RuleModels.content(1, 5_000, three);
        try (var registry = stage.registry(settings)) {
            registry.publishAndPromote(RuleModels.manifest(NAME, three), a, null, TEST);
        }
        try (var watcher = new Watching(settings)) {
            assertThat(watcher.first().current().id()).as("with other labels than the bundled one").isEqualTo(id(a));
        }
    }

    @Test
    void aDamagedChampionAtTheStartIsReplacedByTheOneBefore() throws Exception {
        RegistrySettings settings = stage.fresh();
        byte[] a = RuleModels.content(1, 5_000);
        byte[] b = RuleModels.content(2, 5_000);
        try (var registry = stage.registry(settings)) {
            registry.publishAndPromote(RuleModels.manifest(NAME), a, null, TEST);
            registry.publishAndPromote(RuleModels.manifest(NAME), b, id(a), TEST);
        }
        stage.forge(settings, Map.of(new RecordKey.Chunk(id(b), 0), new byte[1_000]));
        try (var watcher = new Watching(settings)) {
            assertThat(watcher.first().current().id()).isEqualTo(id(a));
            assertThat(watcher.told("refused")).singleElement()
                    .satisfies(event -> assertThat(event.getReason()).contains("is damaged"));
        }
    }

    @Test
    void whereNoChampionCanBeUsedAndTheBundledModelHasOtherLabelsItDoesNotStart() throws Exception {
        RegistrySettings settings = stage.fresh();
        List<String> three = List.of("bad", "fair", "good");
        byte[] a = RuleModels.content(1, 5_000, three);
        try (var registry = stage.registry(settings)) {
            registry.publishAndPromote(RuleModels.manifest(NAME, three), a, null, TEST);
        }
        stage.forge(settings, Map.of(new RecordKey.Chunk(id(a), 0), new byte[1_000]));
        try (var watcher = new Watching(settings)) {
            assertThatThrownBy(watcher::first).isInstanceOf(RegistryFailure.class)
                    .hasMessageContaining("it labels [bad, fair, good], the model in use [neg, pos]");
        }
    }

    @Test
    void badModelsAreRefusedWithTheReasonAndTheChampionStays() throws Exception {
        RegistrySettings settings = stage.fresh();
        byte[] good = RuleModels.content(1, 5_000);
        try (var registry = stage.registry(settings); var watcher = new Watching(settings)) {
            registry.publishAndPromote(RuleModels.manifest(NAME), good, null, TEST);
            ActiveModel active = watcher.first();
            watcher.awaitModel(active, good);
            var bad = new BadModels(stage, settings, NAME);

            bad.promote("wrong hash", c -> c.chunks.set(1, new byte[1_000]));
            bad.promote("missing chunk", c -> c.chunks.removeLast());
            bad.promote("truncated chunk", c -> c.chunks.set(2, new byte[7]));
            bad.promote("too long", c -> c.chunks.set(2, new byte[4_000]));
            bad.promote("absurd size", c -> c.manifest.setSize(1L << 50));
            bad.promote("no manifest", c -> c.manifestBytes = null);
            bad.promote("unreadable manifest", c -> c.manifestBytes = "nonsense".getBytes(StandardCharsets.UTF_8));
            bad.promote("other name", c -> c.manifest.setName("topic"));
            bad.promote("other labels in the manifest", c -> c.manifest.setLabels(List.of("a", "b")));
            bad.promote("unknown format", new byte[3_000], c -> {});
            bad.promote("other labels inside", RuleModels.content(8, 3_000, List.of("x", "y")), c -> {});
            bad.promote("objected to", RuleModels.content(Watching.OBJECTED, 3_000), c -> {});

            Awaitility.await().atMost(PATIENCE).until(() -> watcher.told("refused").size() == bad.ids.size());
            var reasons = new HashMap<String, String>();
            watcher.told("refused")
                    .forEach(event -> reasons.put(bad.ids.getOrDefault(event.getModelId(), "?"), event.getReason()));
            assertThat(reasons.get("wrong hash")).contains("is damaged: its 3000 bytes have the SHA-256");
            assertThat(reasons.get("missing chunk")).contains("2 of its 3 chunks are on the topic");
            assertThat(reasons.get("truncated chunk")).contains("its chunks have 2007 bytes, its manifest says 3000");
            assertThat(reasons.get("too long")).contains("more than the 3000 bytes");
            assertThat(reasons.get("absurd size")).contains("its manifest says that it has 1125899906842624 bytes");
            assertThat(reasons.get("no manifest")).contains("there is no manifest");
            assertThat(reasons.get("unreadable manifest")).contains("cannot be read");
            assertThat(reasons.get("other name")).contains("it was published as topic");
            assertThat(reasons.get("other labels in the manifest")).contains("it labels [a, b], the model in use");
            assertThat(reasons.get("unknown format")).contains("cannot be loaded: not a rule model");
            assertThat(reasons.get("other labels inside")).contains("it labels [x, y], its manifest says [neg, pos]");
            assertThat(reasons.get("objected to")).contains("fails the golden set");
            assertThat(active.current().id()).isEqualTo(id(good));
            assertThat(watcher.told("acknowledged")).hasSize(1);
        }
    }

    @Test
    void onlySignedModelsAreTakenUpWhereAKeyIsConfigured() throws Exception {
        RegistrySettings plain = stage.fresh();
        Keys ours = Keys.make(folder, "ours");
        Keys theirs = Keys.make(folder, "theirs");
        byte[] signed = RuleModels.content(1, 3_000);
        byte[] unsigned = RuleModels.content(2, 3_000);
        byte[] forged = RuleModels.content(3, 3_000);
        try (var watcher = new Watching(plain.withKeys(ours.publicFile(), null));
                var ourRegistry = stage.registry(plain.withKeys(ours.publicFile(), ours.privateFile()));
                var careless = stage.registry(plain);
                var foreign = stage.registry(plain.withKeys(null, theirs.privateFile()))) {
            ActiveModel active = watcher.first();
            ourRegistry.publishAndPromote(RuleModels.manifest(NAME), signed, null, TEST);
            watcher.awaitModel(active, signed);
            careless.publishAndPromote(RuleModels.manifest(NAME), unsigned, id(signed), TEST);
            Awaitility.await().atMost(PATIENCE).until(() -> watcher.told("refused").size() == 1);
            foreign.publishAndPromote(RuleModels.manifest(NAME), forged, id(unsigned), TEST);
            Awaitility.await().atMost(PATIENCE).until(() -> watcher.told("refused").size() == 2);

            assertThat(watcher.told("refused")).extracting(ModelEvent::getReason)
                    .satisfiesExactly(reason -> assertThat(reason).contains("is not signed"),
                            reason -> assertThat(reason).contains("was not made with the key of models.publicKey"));
            assertThat(active.current().id()).isEqualTo(id(signed));
            assertThatThrownBy(() -> ourRegistry.fetch(id(forged))).hasMessageContaining("was not made with the key");
            assertThatThrownBy(() -> ourRegistry.promote(NAME, id(forged), id(unsigned), TEST))
                    .hasMessageContaining("is not signed");
        }
    }

    @Test
    void theCacheSavesTheDownloadAndIsNotTrusted() throws Exception {
        RegistrySettings settings = stage.fresh();
        byte[] a = RuleModels.content(1, 5_000);
        Path cached = Path.of(settings.cacheFolder(), id(a) + ".tidings");
        try (var registry = stage.registry(settings)) {
            registry.publishAndPromote(RuleModels.manifest(NAME), a, null, TEST);
        }
        try (var watcher = new Watching(settings)) {
            watcher.first();
        }
        assertThat(cached).hasBinaryContent(a);
        stage.forge(settings, Map.of(new RecordKey.Chunk(id(a), 0), new byte[1_000]));
        try (var watcher = new Watching(settings)) {
            assertThat(watcher.first().current().id()).as("from the cache, as the topic is damaged").isEqualTo(id(a));
        }
        byte[] damaged = a.clone();
        damaged[100]++;
        Files.write(cached, damaged);
        try (var watcher = new Watching(settings)) {
            assertThat(watcher.first().current().id()).as("neither cache nor topic").isEqualTo(id(BUNDLED));
        }
    }

    @Test
    void aRestartOfTheBrokerIsWaitedOut() throws Exception {
        RegistrySettings settings = stage.fresh();
        byte[] a = RuleModels.content(1, 5_000);
        byte[] b = RuleModels.content(2, 5_000);
        try (var watcher = new Watching(settings); var registry = stage.registry(settings)) {
            ActiveModel active = watcher.first();
            registry.publishAndPromote(RuleModels.manifest(NAME), a, null, TEST);
            watcher.awaitModel(active, a);

            stage.cluster.stop();
            assertThat(active.current().id()).isEqualTo(id(a));
            stage.cluster.startAgain();
            registry.publishAndPromote(RuleModels.manifest(NAME), b, id(a), TEST);

            watcher.awaitModel(active, b);
        }
    }

    @Test
    void twentySwapsUnderConcurrentScoringPauseNobody() throws Exception {
        RegistrySettings settings = stage.fresh();
        int swaps = 20;
        Set<ModelId> scoredWith = ConcurrentHashMap.newKeySet();
        var stopped = new AtomicBoolean();
        try (var watcher = new Watching(settings);
                var registry = stage.registry(settings);
                var pool = Executors.newFixedThreadPool(2)) {
            ActiveModel active = watcher.first();
            for (int reader = 0; reader < 2; reader++) {
                pool.execute(() -> {
                    while (!stopped.get()) {
                        Classifier current = active.current();
                        current.classify("a review");
                        scoredWith.add(current.id());
                    }
                });
            }
            @Nullable
            ModelId champion = null;
            for (int swap = 0; swap < swaps; swap++) {
                byte[] content = RuleModels.content(swap, 3_000);
                champion = registry.publishAndPromote(RuleModels.manifest(NAME), content, champion, TEST).model();
                watcher.awaitModel(active, content);
                ModelId now = champion;
                Awaitility.await().atMost(PATIENCE).until(() -> scoredWith.contains(now));
            }
            stopped.set(true);
            var pauses = watcher.told("acknowledged")
                    .stream()
                    .map(event -> event.getFigures().get("swapMillis"))
                    .sorted()
                    .toList();
            assertThat(pauses).hasSize(swaps);
            // The median tells whether a model is loaded in the pause or before it; the longest of few pauses tells how
            // busy the machine is. The 99th percentile is among the figures of `tidings demo --learn`.
            assertThat(pauses.get(swaps / 2)).as("the pauses of swaps, ms: %s", pauses).isLessThan(5);
            assertThat(scoredWith).hasSize(swaps + 1);
        }
    }

    @Test
    void aShadowScoresAlongUntilItIsSucceededOrAnotherModelIsChampion() throws Exception {
        RegistrySettings settings = stage.fresh();
        byte[] a = RuleModels.content(1, 3_000);
        byte[] b = RuleModels.content(2, 3_000);
        byte[] champion = RuleModels.content(3, 3_000);
        var place = new ShadowModel(1);
        try (var watcher = new Watching(settings); var registry = stage.registry(settings)) {
            ActiveModel active = watcher.first();
            watcher.watcher.shadow(NAME, place);

            registry.publishShadow(RuleModels.manifest(NAME), a, TEST);
            awaitShadow(place, a);
            assertThat(registry.catalog().isShadow(id(a))).isTrue();
            assertThat(active.current().id()).as("the champion stays").isEqualTo(id(BUNDLED));

            registry.publishShadow(RuleModels.manifest(NAME), b, TEST);
            registry.delete(id(a), TEST);
            awaitShadow(place, b);
            registry.delete(id(b), TEST);
            Awaitility.await().atMost(PATIENCE).until(() -> place.challenger().isEmpty());

            registry.publishShadow(RuleModels.manifest(NAME), a, TEST);
            awaitShadow(place, a);
            registry.publishAndPromote(RuleModels.manifest(NAME), champion, null, TEST);
            Awaitility.await().atMost(PATIENCE).until(() -> place.challenger().isEmpty());
            watcher.awaitModel(active, champion);
            assertThat(registry.catalog().shadows()).isEmpty();
        }
    }

    @Test
    void aShadowThatCannotBeUsedIsRefusedAsAChampionWouldBe() throws Exception {
        RegistrySettings settings = stage.fresh();
        List<String> three = List.of("bad", "fair", "good");
        byte[] content = RuleModels.content(1, 3_000, three);
        var place = new ShadowModel(1);
        try (var watcher = new Watching(settings); var registry = stage.registry(settings)) {
            assertThat(watcher.first().current().id()).isEqualTo(id(BUNDLED));
            watcher.watcher.shadow(NAME, place);

            registry.publishShadow(RuleModels.manifest(NAME, three), content, TEST);

            Awaitility.await().atMost(PATIENCE).until(() -> watcher.sent("refused").size() == 1);
            assertThat(watcher.sent("refused").getFirst().getModelId()).isEqualTo(id(content).value());
            assertThat(place.challenger()).isEmpty();
        }
    }

    private static void awaitShadow(ShadowModel place, byte[] content) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> place.challenger().filter(one -> one.id().equals(id(content))).isPresent());
    }

    @Test
    void aMissingTopicIsNamedAtTheStart() {
        try (var watcher = new Watching(stage.fresh().withTopics("no-models", "no-events"))) {
            assertThatThrownBy(watcher::first).hasMessageContaining("topic no-models does not exist");
        }
    }

    /// A watcher that has started.
    private static final class Watching implements AutoCloseable {

        static final int OBJECTED = 666;

        private final RegistrySettings settings;
        private final List<ModelEvent> events = new CopyOnWriteArrayList<>();
        private final ModelWatcher watcher;

        Watching(RegistrySettings settings) {
            this.settings = settings;
            ModelId objected = id(RuleModels.content(OBJECTED, 3_000));
            ModelCheck check = (next, _) -> next.id().equals(objected)
                    ? Optional.of("fails the golden set")
                    : Optional.empty();
            watcher = new ModelWatcher(settings, stage.access("instance"),
                    new ModelWatcher.Steps(RuleModels::load, check), events::add)
                    .watch(NAME, () -> RuleModels.load(BUNDLED));
            watcher.start();
        }

        ActiveModel first() throws InterruptedException {
            return watcher.awaitFirst(NAME, PATIENCE);
        }

        void awaitModel(ActiveModel active, byte[] content) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(
                            () -> assertThat(active.current().id()).as(events.toString()).isEqualTo(id(content)));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> told("acknowledged").stream()
                            .anyMatch(event -> event.getModelId().equals(id(content).value())));
        }

        List<ModelEvent> told(String kind) {
            return events.stream().filter(event -> event.getKind().equals(kind)).toList();
        }

        /// What has arrived on the topic.
        List<ModelEvent> sent(String kind) {
            return stage.events(settings).stream().filter(event -> event.getKind().equals(kind)).toList();
        }

        @Override
        public void close() {
            watcher.close();
        }
    }

    private static ModelId id(byte[] content) {
        return ModelId.ofContent(content);
    }
}
