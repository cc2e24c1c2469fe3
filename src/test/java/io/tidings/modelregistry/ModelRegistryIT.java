package io.tidings.modelregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

import io.tidings.classify.ModelId;
import io.tidings.event.ModelEvent;
import io.tidings.modelregistry.RegistryFailure.Kind;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryIT {

    private static final String NAME = "sentiment";
    private static final Why TEST = Why.because("a test");

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
    void aPublishedModelIsFetchedByAnotherWhole() {
        RegistrySettings settings = stage.fresh();
        byte[] content = RuleModels.content(1, 12_345);
        try (var writer = stage.registry(settings); var reader = stage.registry(settings)) {
            assertThat(reader.catalog().manifests()).isEmpty();

            var manifest = writer.publish(RuleModels.manifest(NAME), content, TEST);

            assertThat(manifest.getChunks()).isEqualTo(13);
            assertThat(manifest.getSize()).isEqualTo(12_345);
            assertThat(reader.catalog().manifests().values()).containsExactly(manifest);
            assertThat(reader.catalog().champion(NAME)).isEmpty();
            assertThat(reader.fetch(ModelId.ofContent(content))).isEqualTo(content);
            assertThat(reader.fetch(ModelId.ofContent(content))).as("a second time").isEqualTo(content);
            assertThat(reader.catalog().byPrefix(manifest.getId().substring(0, 5))).isEqualTo(id(content));
        }
        assertThat(stage.events(settings)).extracting(ModelEvent::getKind, ModelEvent::getModelId)
                .containsExactly(tuple("published", id(content).value()));
    }

    @Test
    void publishingAgainChangesTheManifestOnly() {
        RegistrySettings settings = stage.fresh();
        byte[] content = RuleModels.content(1, 5_000);
        try (var registry = stage.registry(settings); var other = stage.registry(settings.withChunkBytes(400))) {
            registry.publish(RuleModels.manifest(NAME), content, TEST);
            long before = chunkRecords(settings);
            var again = RuleModels.manifest(NAME);
            again.setSpec("better known");

            other.publish(again, content, TEST);

            assertThat(chunkRecords(settings)).isEqualTo(before);
            assertThat(registry.catalog().manifest(id(content)).orElseThrow().getSpec()).isEqualTo("better known");
            assertThat(registry.fetch(id(content))).isEqualTo(content);
        }
    }

    @Test
    void aPromotionIsComparedWithTheChampionItWasDecidedAgainst() {
        RegistrySettings settings = stage.fresh();
        byte[] a = RuleModels.content(1, 3_000);
        byte[] b = RuleModels.content(2, 3_000);
        byte[] c = RuleModels.content(3, 3_000);
        try (var registry = stage.registry(settings)) {
            registry.publishAndPromote(RuleModels.manifest(NAME), a, null, TEST);
            registry.publishAndPromote(RuleModels.manifest(NAME), b, id(a), TEST);

            assertThatThrownBy(() -> registry.publishAndPromote(RuleModels.manifest(NAME), c, id(a), TEST))
                    .isInstanceOfSatisfying(StaleChampionException.class, stale -> {
                        assertThat(stale.expected()).isEqualTo(id(a));
                        assertThat(stale.found()).isEqualTo(id(b));
                    });
            assertThatThrownBy(() -> registry.promote(NAME, null, id(a), TEST))
                    .isInstanceOf(StaleChampionException.class);
            assertThat(registry.catalog().manifest(id(c))).as("nothing of it was written").isEmpty();

            Champion champion = registry.promote(NAME, id(b), id(a), Why.because("b was worse"));
            assertThat(registry.catalog().champion(NAME)).contains(champion);
            assertThat(champion.former()).extracting(Champion.Reign::model).containsExactly(id(b), id(a));
        }
        assertThat(stage.events(settings)).extracting(ModelEvent::getKind, ModelEvent::getChampionId)
                .containsExactly(tuple("promoted", ""), tuple("promoted", id(a).value()),
                        tuple("promoted", id(b).value()));
    }

    @Test
    void aChampionMustServeUnderItsNameAndGiveTheSameLabels() {
        RegistrySettings settings = stage.fresh();
        byte[] a = RuleModels.content(1, 3_000);
        List<String> three = List.of("bad", "fair", "good");
        byte[] other = RuleModels.content(2, 3_000, three);
        try (var registry = stage.registry(settings)) {
            registry.publishAndPromote(RuleModels.manifest(NAME), a, null, TEST);
            registry.publish(RuleModels.manifest(NAME, three), other, TEST);

            assertThatThrownBy(() -> registry.promote(NAME, id(a), id(other), TEST))
                    .hasMessageContaining("labels [bad, fair, good], the champion of sentiment [neg, pos]");
            assertThatThrownBy(() -> registry.promote("topic", null, id(a), TEST))
                    .hasMessageContaining("was published as sentiment");
            assertThatThrownBy(() -> registry.promote(NAME, id(a), id(a), TEST))
                    .hasMessageContaining("is the champion of sentiment already");
            assertThatThrownBy(() -> registry.promote(NAME, id(a), ModelId.ofName("unheard of"), TEST))
                    .isInstanceOfSatisfying(RegistryFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND));
        }
    }

    @Test
    void aRollbackGoesBackStepByStepToModelsThatAreThere() {
        RegistrySettings settings = stage.fresh();
        var contents = java.util.stream.IntStream.range(0, 4).mapToObj(i -> RuleModels.content(i, 2_000)).toList();
        try (var registry = stage.registry(settings)) {
            assertThatThrownBy(() -> registry.rollback(NAME, TEST)).hasMessageContaining("nothing to go back to");
            ModelId champion = null;
            for (byte[] content : contents) {
                champion = registry.publishAndPromote(RuleModels.manifest(NAME), content, champion, TEST).model();
            }
            registry.delete(id(contents.get(2)), TEST);

            assertThat(registry.rollback(NAME, TEST).model()).isEqualTo(id(contents.get(1)));
            assertThat(registry.rollback(NAME, TEST).model()).isEqualTo(id(contents.get(0)));
            assertThatThrownBy(() -> registry.rollback(NAME, TEST)).hasMessageContaining("still on the topic");
        }
        assertThat(stage.events(settings)).extracting(ModelEvent::getKind)
                .endsWith("deleted", "rolled-back", "rolled-back");
    }

    @Test
    void whatIsDeletedIsGoneAndAChampionIsNotDeleted() {
        RegistrySettings settings = stage.fresh();
        byte[] a = RuleModels.content(1, 3_000);
        byte[] b = RuleModels.content(2, 3_000);
        try (var registry = stage.registry(settings)) {
            registry.publishAndPromote(RuleModels.manifest(NAME), a, null, TEST);
            registry.publish(RuleModels.manifest(NAME), b, TEST);

            assertThatThrownBy(() -> registry.delete(id(a), TEST))
                    .hasMessageContaining("is the champion of sentiment: promote another one first");
            registry.delete(id(b), TEST);

            assertThat(registry.catalog().manifests()).containsOnlyKeys(id(a));
            assertThatThrownBy(() -> registry.fetch(id(b))).hasMessageContaining("there is no manifest of model");
            registry.publish(RuleModels.manifest(NAME), b, TEST);
            assertThat(registry.fetch(id(b))).as("published again").isEqualTo(b);
        }
    }

    @Test
    void ofManyPublishersAtOnceEachChangeIsWonByExactlyOne() throws Exception {
        RegistrySettings settings = stage.fresh();
        int publishers = 4;
        int rounds = 3;
        var won = new ConcurrentLinkedQueue<ModelId>();
        @Nullable
        ModelId champion = null;
        try (var pool = Executors.newFixedThreadPool(publishers); var reader = stage.registry(settings)) {
            for (int round = 0; round < rounds; round++) {
                ModelId expected = champion;
                int first = round * publishers;
                var running = java.util.stream.IntStream.range(first, first + publishers)
                        .mapToObj(seed -> CompletableFuture.runAsync(() -> {
                            try (var registry = stage.registry(settings)) {
                                won.add(registry.publishAndPromote(RuleModels.manifest(NAME),
                                        RuleModels.content(seed, 20_000), expected, TEST).model());
                            } catch (StaleChampionException e) {
                                assertThat(e.expected()).isEqualTo(expected);
                            }
                        }, pool))
                        .toList();
                for (var one : running) {
                    one.get();
                }
                assertThat(won).as("winners after round %d", round).hasSize(round + 1);
                champion = reader.catalog().champion(NAME).orElseThrow().model();
                assertThat(won).contains(champion);
            }
            Catalog catalog = reader.catalog();
            assertThat(catalog.manifests()).containsOnlyKeys(won);
            catalog.manifests().keySet().forEach(id -> assertThat(ModelId.ofContent(reader.fetch(id))).isEqualTo(id));
        }
        assertThat(stage.events(settings)).extracting(ModelEvent::getKind).hasSize(rounds).containsOnly("promoted");
    }

    @Test
    void anAbandonedPublicationIsNeverSeenAndDoesNotStopTheNext() throws Exception {
        RegistrySettings settings = stage.fresh();
        byte[] a = RuleModels.content(1, 9_000);
        byte[] b = RuleModels.content(2, 9_000);
        try (var registry = stage.registry(settings)) {
            registry.publishAndPromote(RuleModels.manifest(NAME), a, null, TEST);

            stage.abandon(settings, b);
            assertThat(uncommitted(settings)).as("part of it lies on the topic").isGreaterThan(14);
            assertThat(registry.catalog().manifest(id(b))).isEmpty();

            registry.publishAndPromote(RuleModels.manifest(NAME), b, id(a), TEST);
            assertThat(registry.fetch(id(b))).isEqualTo(b);
            assertThat(registry.catalog().manifests()).containsOnlyKeys(id(a), id(b));
        }
    }

    @Test
    void theBrokersRestartDuringAPublicationLeavesAllOrNothing() throws Exception {
        RegistrySettings settings = stage.fresh();
        byte[] a = RuleModels.content(1, 2_000_000);
        try (var registry = stage.registry(settings)) {
            registry.catalog();
            var publishing = CompletableFuture.supplyAsync(
                    () -> registry.publishAndPromote(RuleModels.manifest(NAME), a, null, TEST));
            org.awaitility.Awaitility.await().until(() -> publishing.isDone() || uncommitted(settings) > 100);
            stage.cluster.stop();
            stage.cluster.startAgain();

            assertThat(publishing.get().model()).isEqualTo(id(a));
            assertThat(registry.fetch(id(a))).isEqualTo(a);
        }
        assertThat(stage.events(settings)).extracting(ModelEvent::getKind).containsExactly("promoted");
    }

    @Test
    void damageOnTheTopicIsFoundAndNamed() throws Exception {
        RegistrySettings settings = stage.fresh();
        byte[] a = RuleModels.content(1, 3_000);
        byte[] b = RuleModels.content(2, 3_000);
        byte[] c = RuleModels.content(3, 3_000);
        try (var registry = stage.registry(settings)) {
            for (byte[] content : List.of(a, b, c)) {
                registry.publish(RuleModels.manifest(NAME), content, TEST);
            }
            var forged = new HashMap<RecordKey, byte[]>();
            forged.put(new RecordKey.Chunk(id(a), 1), new byte[1_000]);
            forged.put(new RecordKey.Chunk(id(b), 2), null);
            forged.put(new RecordKey.Manifest(id(c)), "nonsense".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            stage.forge(settings, forged);

            assertThatThrownBy(() -> registry.fetch(id(a))).hasMessageContaining("3000 bytes have the SHA-256");
            assertThatThrownBy(() -> registry.fetch(id(b))).hasMessageContaining("2 of its 3 chunks");
            assertThatThrownBy(() -> registry.fetch(id(c))).hasMessageContaining("manifest of model")
                    .hasMessageContaining("cannot be read");
            assertThatThrownBy(() -> registry.promote(NAME, null, id(b), TEST)).hasMessageContaining("is damaged");
        }
    }

    @Test
    void aTopicThatIsMissingOrHasNoOrderIsNamed() {
        var missing = stage.fresh().withTopics("no-models", "no-events");
        try (var registry = stage.registry(missing)) {
            assertThatThrownBy(registry::catalog).hasMessageContaining("topic no-models does not exist")
                    .hasMessageContaining("tidings topics --create");
        }
        RegistrySettings settings = stage.fresh();
        try (var registry = stage.registry(settings.withTopics(settings.topic(), "no-events"))) {
            assertThatThrownBy(() -> registry.publish(RuleModels.manifest(NAME), RuleModels.content(1, 100), TEST))
                    .hasMessageContaining("topic no-events does not exist");
        }
    }

    /// Where the topic ends, committed or not.
    private static long uncommitted(RegistrySettings settings) {
        try (var consumer = new KafkaConsumer<>(Map.copyOf(stage.cluster.kafka()), new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return consumer.endOffsets(List.of(new TopicPartition(settings.topic(), 0)))
                    .values()
                    .iterator()
                    .next();
        }
    }

    private static long chunkRecords(RegistrySettings settings) {
        return stage.cluster.read(settings.topic())
                .stream()
                .filter(record -> RecordKey.of(record.key()) instanceof RecordKey.Chunk)
                .count();
    }

    private static ModelId id(byte[] content) {
        return ModelId.ofContent(content);
    }
}
