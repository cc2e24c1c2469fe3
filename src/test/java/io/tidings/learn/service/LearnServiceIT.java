package io.tidings.learn.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import io.tidings.classify.ModelId;
import io.tidings.event.EventCodec;
import io.tidings.event.ModelEvent;
import io.tidings.event.ModelManifest;
import io.tidings.learn.gate.Decision;
import io.tidings.learn.round.Material;
import io.tidings.modelregistry.Champion;
import io.tidings.modelregistry.Why;
import io.tidings.stream.TestCluster;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service on a real broker, with a teacher that computes nothing.
class LearnServiceIT {

    private static final Duration PATIENCE = TestCluster.PATIENCE;

    @TempDir
    private static Path folder;
    private static LearnStage stage;

    /// Has nothing judged again.
    private interface Pupil extends Teacher {

        @Override
        default Decision judge(byte[] champion, byte[] challenger, Instant trainedAsOf, Material material) {
            throw new AssertionError("there is no shadow");
        }

        @Override
        default ModelManifest describe(String name, byte[] model) {
            return SteppingTeacher.promoting(0).describe(name, model);
        }
    }

    @BeforeAll
    static void startBroker() throws IOException {
        stage = new LearnStage(folder);
    }

    @AfterAll
    static void stopBroker() {
        stage.close();
    }

    @Test
    void enoughExamplesLeadToOneTrainingAndOnePromotion() throws Exception {
        LearnTask task = stage.fresh(10);
        var teacher = SteppingTeacher.promoting(3);
        stage.labeled(task, List.of("r1", "x", "y"), "mail me at a.b@example.org");
        try (var _ = stage.service(task, teacher)) {
            stage.examples(task, 0, 12);
            awaitKinds(task, "training-started", "promoted");
        }
        try (var registry = stage.registry(task)) {
            Champion champion = registry.catalog().champion("sentiment").orElseThrow();
            assertThat(registry.fetch(champion.model()))
                    .isEqualTo(SteppingTeacher.model(LearnStage.FIRST, teacher.latest.examples()));
            var provenance = registry.catalog().manifest(champion.model()).orElseThrow().getProvenance();
            assertThat(provenance).containsEntry("parent", ModelId.ofContent(LearnStage.FIRST).value())
                    .containsEntry("examples.count", "12")
                    .containsEntry("seed", "1")
                    .containsEntry("trigger", "12 new examples, 10 are enough")
                    .containsKey("examples.offsets");
        }
        assertThat(teacher.latest.rehearsal()).as("examples are no rehearsal, mail addresses are replaced")
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).doesNotContain("example.org"));
    }

    @Test
    void twoServicesAtOnceTrainOnce() throws Exception {
        LearnTask task = stage.fresh(10);
        var one = SteppingTeacher.promoting(20);
        var two = SteppingTeacher.promoting(20);
        stage.examples(task, 0, 10);
        try (var _ = stage.service(task, one); var _ = stage.service(task, two)) {
            awaitKinds(task, "training-started", "promoted");
            stage.examples(task, 10, 20);
            awaitKinds(task, "training-started", "promoted", "training-started", "promoted");
        }
        assertThat(one.begun.get() + two.begun.get()).isEqualTo(2);
    }

    @Test
    void aTrainerThatStopsInTheMiddleIsReplacedAndTheTrainingIsDoneAgain() throws Exception {
        LearnTask task = stage.fresh(10);
        var slow = SteppingTeacher.promoting(100_000);
        var quick = SteppingTeacher.promoting(3);
        stage.examples(task, 0, 10);
        var first = stage.service(task, slow);
        await().atMost(PATIENCE).until(() -> slow.begun.get() == 1);
        try (var _ = stage.service(task, quick)) {
            first.close();
            awaitKinds(task, "training-started", "training-started", "promoted");
        }
        assertThat(slow.ended).as("cancelled").hasValue(0);
        assertThat(stage.events(task).get(1).getReason()).startsWith("again after an interruption, 10 new examples");
    }

    @Test
    void stoppedAtTenRandomPointsThereIsOneChampionAfterTheOtherWithSeed42() throws Exception {
        LearnTask task = stage.fresh(5);
        var lot = new Random(42);
        var teacher = SteppingTeacher.promoting(10);
        for (int round = 0; round < 10; round++) {
            stage.examples(task, 5 * round, 5 * round + 5);
            var service = stage.service(task, teacher);
            long nanos = System.nanoTime() + lot.nextLong(1_500_000_000L);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> System.nanoTime() > nanos);
            service.close();
        }
        // One that was stopped too often is given up, and then twice as many examples are asked for.
        stage.examples(task, 50, 90);
        try (var _ = stage.service(task, teacher)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stage.kinds(task).getLast())
                            .as(() -> stage.events(task).stream().map(ModelEvent::getReason).toList().toString())
                            .isEqualTo("promoted"));
        }
        assertOneLine(task);
    }

    @Test
    void aBrokerThatRestartsDuringATrainingAndPublicationLeavesOneChampion() throws Exception {
        LearnTask task = stage.fresh(5);
        var teacher = SteppingTeacher.promoting(30);
        try (var _ = stage.service(task, teacher)) {
            stage.examples(task, 0, 5);
            await().atMost(PATIENCE).until(() -> teacher.begun.get() == 1);
            stage.cluster.stop();
            await().atMost(PATIENCE).until(() -> teacher.ended.get() >= 1 || teacher.begun.get() > 1);
            stage.cluster.startAgain();
            await().atMost(PATIENCE).until(() -> stage.kinds(task).contains("promoted"));
            stage.examples(task, 5, 10);
            await().atMost(PATIENCE).until(() -> stage.kinds(task).stream().filter("promoted"::equals).count() == 2);
        }
        assertOneLine(task);
    }

    @Test
    void afterARejectionTheSameExamplesAreLeftAlone() throws Exception {
        LearnTask task = stage.fresh(10);
        var teacher = SteppingTeacher.rejecting(1);
        stage.examples(task, 0, 10);
        try (var _ = stage.service(task, teacher)) {
            awaitKinds(task, "training-started", "rejected");
        }
        stage.examples(task, 10, 20);
        try (var _ = stage.service(task, teacher)) {
            stage.examples(task, 20, 30);
            awaitKinds(task, "training-started", "rejected", "training-started", "rejected");
        }
        ModelEvent event = stage.events(task).getLast();
        assertThat(event.getReason()).isEqualTo("not better");
        assertThat(event.getFigures()).containsEntry("p", 0.003).containsKey(Plan.FIGURE);
        assertThat(event.getReport().orElseThrow()).contains("\"onlyChallenger\":9");
        assertThat(stage.events(task).get(2).getReason()).isEqualTo("20 new examples, 20 are enough");
    }

    @Test
    void aShadowIsPublishedAndTheNextOneSucceedsIt() throws Exception {
        LearnTask task = stage.fresh(5);
        var teacher = new SteppingTeacher(1, report -> new Decision.Shadow("too few", report));
        try (var _ = stage.service(task, teacher); var registry = stage.registry(task)) {
            stage.examples(task, 0, 5);
            awaitKinds(task, "training-started", "published", "shadow");
            var first = registry.catalog().manifests().lastEntry().getKey();
            stage.examples(task, 5, 15);
            await().atMost(PATIENCE).until(() -> stage.kinds(task).contains("deleted"));
            assertThat(registry.catalog().manifests()).containsKey(LearnStage.FIRST_ID)
                    .hasSize(2)
                    .doesNotContainKey(first);
            assertThat(registry.catalog().shadows())
                    .containsExactly(Map.entry("sentiment", registry.catalog().manifests().lastEntry().getKey()));
            assertThat(registry.catalog().champions()).isEmpty();
        }
    }

    @Test
    void aShadowWithEnoughEvidenceAtLastIsPromotedWithoutATraining() throws Exception {
        LearnTask task = stage.fresh(5);
        var teacher = new SteppingTeacher(1, report -> new Decision.Shadow("too few", report));
        teacher.again = report -> new Decision.Promoted("better after all", report);
        try (var _ = stage.service(task, teacher); var registry = stage.registry(task)) {
            stage.examples(task, 0, 5);
            awaitKinds(task, "training-started", "published", "shadow");
            ModelId shadow = registry.catalog().manifests().lastEntry().getKey();
            stage.examples(task, 5, 15);
            await().atMost(PATIENCE).until(() -> stage.kinds(task).contains("promoted"));
            assertThat(registry.catalog().champion("sentiment").orElseThrow().model()).isEqualTo(shadow);
        }
        assertThat(teacher.begun).hasValue(1);
        assertThat(teacher.judged).as("the newest example of its training").containsExactly(Instant.ofEpochSecond(4));
    }

    @Test
    void oneCanGoBackFromTheFirstChampionToTheModelThatLabelledBeforeIt() throws Exception {
        LearnTask task = stage.fresh(5);
        try (var _ = stage.service(task, SteppingTeacher.promoting(1)); var registry = stage.registry(task)) {
            stage.examples(task, 0, 5);
            awaitKinds(task, "training-started", "promoted");

            Champion champion = registry.rollback("sentiment", Why.because("it disappoints"));

            assertThat(champion.model()).isEqualTo(LearnStage.FIRST_ID);
            assertThat(registry.fetch(champion.model())).isEqualTo(LearnStage.FIRST);
        }
    }

    @Test
    void whateverATrainingDiesOfIsRecordedAndTheNextOneWorks() throws Exception {
        LearnTask task = stage.fresh(5);
        var deaths = new ArrayList<Throwable>(List.of(new OutOfMemoryError("Java heap space"),
                new IllegalStateException("the loss is NaN")));
        var healthy = SteppingTeacher.promoting(1);
        Pupil mortal = (champion, material, observer) -> {
            if (!deaths.isEmpty()) {
                throw sneaky(deaths.removeFirst());
            }
            return healthy.teach(champion, material, observer);
        };
        stage.cluster.write(List.of(new ProducerRecord<>(task.topics().examples(), "bad".getBytes(UTF_8),
                "no example".getBytes(UTF_8))));
        try (var _ = stage.service(task, mortal)) {
            stage.examples(task, 0, 5);
            awaitKinds(task, "training-started", "training-failed");
            stage.examples(task, 5, 15);
            awaitKinds(task, "training-started", "training-failed", "training-started", "training-failed");
            stage.examples(task, 15, 35);
            await().atMost(PATIENCE).until(() -> stage.kinds(task).contains("promoted"));
        }
        var failures = stage.events(task).stream().filter(one -> one.getKind().equals("training-failed")).toList();
        assertThat(failures).extracting(ModelEvent::getReason)
                .containsExactly("out of memory: give the process more, or lower learn.maxExamples",
                        "the loss is NaN");
        assertThat(healthy.latest.provenance()).containsEntry("examples.unreadable", "1");
    }

    @Test
    void anErrorOnTheServicesOwnThreadIsToldAndDoesNotEndIt() throws Exception {
        LearnTask task = stage.fresh(5);
        var trouble = new CopyOnWriteArrayList<String>();
        var observer = new LearnObserver() {

            @Override
            public void elected(Sight sight) {
                if (trouble.isEmpty()) {
                    throw new OutOfMemoryError("Java heap space");
                }
            }

            @Override
            public void troubled(String what) {
                trouble.add(what);
            }
        };
        stage.examples(task, 0, 5);
        try (var service = new LearnService(task, () -> LearnStage.FIRST, SteppingTeacher.promoting(1), observer)) {
            service.start();
            awaitKinds(task, "training-started", "promoted");
        }
        assertThat(trouble.getFirst()).contains("Java heap space");
    }

    @Test
    void anotherChampionDuringTheTrainingIsNotOverwritten() throws Exception {
        LearnTask task = stage.fresh(5);
        byte[] other = "promoted by hand".getBytes(UTF_8);
        var inner = SteppingTeacher.promoting(1);
        Pupil overtaken = (champion, material, observer) -> {
            var outcome = inner.teach(champion, material, observer);
            try (var registry = stage.registry(task)) {
                if (inner.ended.get() == 1) {
                    registry.publishAndPromote(outcome.manifest(), other, null, Why.because("by hand"));
                }
            }
            return outcome;
        };
        try (var _ = stage.service(task, overtaken); var registry = stage.registry(task)) {
            stage.examples(task, 0, 5);
            awaitKinds(task, "training-started", "promoted", "training-failed", "training-started", "promoted");
            assertThat(registry.catalog().champion("sentiment").orElseThrow().former())
                    .extracting(Champion.Reign::model)
                    .containsExactly(ModelId.ofContent(other));
        }
    }

    @Test
    void aDriftAlarmLeadsToATraining() throws Exception {
        LearnTask task = stage.fresh(8);
        var teacher = SteppingTeacher.rejecting(1);
        var report = io.tidings.event.DriftReport.newBuilder()
                .setKind("distribution")
                .setModelId("")
                .setFrom(Instant.now())
                .setTo(Instant.now())
                .setCount(500)
                .setAlarm(true)
                .setAlarms(List.of("psi.labels"))
                .build();
        stage.examples(task, 0, 2);
        stage.cluster.write(List.of(new ProducerRecord<>(task.topics().drift(), null,
                EventCodec.DRIFT_REPORT.write(report))));
        try (var _ = stage.service(task, teacher)) {
            awaitKinds(task, "training-started", "rejected");
        }
        assertThat(stage.events(task).getFirst().getReason()).startsWith("drift of distribution: psi.labels");
    }

    private static RuntimeException sneaky(Throwable death) {
        if (death instanceof Error error) {
            throw error;
        }
        return (RuntimeException) death;
    }

    /// Every champion's bytes are whole, and each promotion but the first names the one before it.
    private static void assertOneLine(LearnTask task) {
        var promotions = stage.events(task).stream().filter(one -> one.getKind().equals("promoted")).toList();
        String champion = "";
        for (ModelEvent promotion : promotions) {
            assertThat(promotion.getChampionId()).isEqualTo(champion);
            champion = promotion.getModelId();
        }
        try (var registry = stage.registry(task)) {
            assertThat(registry.catalog().champion("sentiment").orElseThrow().model().value()).isEqualTo(champion);
            registry.catalog()
                    .manifests()
                    .keySet()
                    .forEach(
                            id -> assertThat(ModelId.ofContent(registry.fetch(id))).isEqualTo(id));
        }
    }

    private static void awaitKinds(LearnTask task, String... kinds) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stage.kinds(task)).containsExactly(kinds));
    }
}
