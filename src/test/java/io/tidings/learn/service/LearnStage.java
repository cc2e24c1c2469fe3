package io.tidings.learn.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.tidings.classify.ModelId;
import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import io.tidings.event.ModelEvent;
import io.tidings.event.TrainingExample;
import io.tidings.learn.drift.FeedbackDriftSettings;
import io.tidings.modelregistry.ModelRegistry;
import io.tidings.modelregistry.RegistryAccess;
import io.tidings.modelregistry.RegistrySettings;
import io.tidings.stream.PlannedTopic;
import io.tidings.stream.PlannedTopic.Role;
import io.tidings.stream.Retention;
import io.tidings.stream.TestCluster;
import io.tidings.stream.TopicPlan;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/// A broker, and topics of their own for each test.
final class LearnStage implements AutoCloseable {

    static final Duration PATIENCE = TestCluster.PATIENCE;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    static final byte[] FIRST = "the model that instances begin with".getBytes(UTF_8);
    static final ModelId FIRST_ID = ModelId.ofContent(FIRST);
    private static final int LARGEST = 1_000_000;

    private final AtomicInteger tasks = new AtomicInteger();
    private final AtomicInteger instances = new AtomicInteger();
    private final Path folder;
    final TestCluster cluster;

    LearnStage(Path folder) throws IOException {
        this.folder = folder;
        cluster = new TestCluster(TestCluster.fixed(folder.resolve("kafka")));
    }

    /// Fresh topics; a training when so many examples are new.
    LearnTask fresh(int minExamples) {
        int number = tasks.incrementAndGet();
        var registry = RegistrySettings.defaults()
                .withTopics("models-" + number, "events-" + number)
                .withChunkBytes(1_000)
                .withCache(folder.resolve("cache-" + number), 0);
        var settings = LearnSettings.defaults()
                .withTriggers(0, minExamples)
                .withControl("control-" + number, "learn-" + number);
        var topics = new LearnTask.Topics("examples-" + number, "labeled-" + number, "drift-" + number);
        var plan = new ArrayList<PlannedTopic>();
        for (String compacted : List.of(registry.topic(), topics.examples())) {
            plan.add(new PlannedTopic(compacted, Role.MODELS, 1, 1, new Retention.Latest(), LARGEST));
        }
        for (String plain : List.of(registry.events(), topics.labeled(), topics.drift(), settings.control())) {
            plan.add(new PlannedTopic(plain, Role.MODEL_EVENTS, 1, 1, Retention.hours(-1), LARGEST));
        }
        new TopicPlan(plan).create(cluster.kafka(), PATIENCE);
        var sections = new LearnTask.Sections(settings, registry, FeedbackDriftSettings.defaults());
        return new LearnTask(sections, topics, access());
    }

    private RegistryAccess access() {
        return new RegistryAccess(cluster.kafka(), "instance-" + instances.incrementAndGet(), TIMEOUT,
                InstantSource.system());
    }

    /// A started instance.
    LearnService service(LearnTask task, Teacher teacher) {
        var service = new LearnService(new LearnTask(task.sections(), task.topics(), access()), () -> FIRST, teacher,
                LearnObserver.SILENT);
        service.start();
        return service;
    }

    /// Waits until somebody has joined the group.
    void awaitTrainer(LearnTask task) {
        try (var admin = Admin.create(Map.copyOf(cluster.kafka()))) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> admin.describeConsumerGroups(List.of(task.settings().group()))
                            .all()
                            .get()
                            .values()
                            .stream()
                            .noneMatch(group -> group.members().isEmpty()));
        }
    }

    ModelRegistry registry(LearnTask task) {
        return new ModelRegistry(task.registry(), task.access());
    }

    /// Writes examples with ids from `from` up to but not `to`.
    void examples(LearnTask task, int from, int to) throws Exception {
        cluster.write(IntStream.range(from, to)
                .mapToObj(i -> new ProducerRecord<>(task.topics().examples(), ("r" + i).getBytes(UTF_8),
                        EventCodec.TRAINING_EXAMPLE.write(example(i))))
                .toList());
    }

    private static TrainingExample example(int number) {
        return TrainingExample.newBuilder()
                .setId("r" + number)
                .setText("example " + number)
                .setLabel(number % 2 == 0 ? "neg" : "pos")
                .setFeedbackAt(Instant.ofEpochSecond(number))
                .setEventTime(Instant.ofEpochSecond(number))
                .build();
    }

    void labeled(LearnTask task, List<String> ids, String text) throws Exception {
        cluster.write(ids.stream()
                .map(id -> new ProducerRecord<>(task.topics().labeled(), id.getBytes(UTF_8),
                        EventCodec.LABELED_REVIEW.write(LabeledReview.newBuilder()
                                .setId(id)
                                .setSubject("")
                                .setLabel("pos")
                                .setScores(Map.of("neg", 0.1f, "pos", 0.9f))
                                .setConfidence(0.9f)
                                .setUncertain(false)
                                .setModelId("")
                                .setSourceTopic("t")
                                .setSourcePartition(0)
                                .setSourceOffset(0)
                                .setEventTime(Instant.EPOCH)
                                .setScoredAt(Instant.EPOCH)
                                .setTruncated(false)
                                .setScript("Latn")
                                .setTokens(2)
                                .setUnknownTokens(0)
                                .setText(text)
                                .build())))
                .toList());
    }

    /// All but that of the first model, which the first trained model of all brings onto the topic.
    List<ModelEvent> events(LearnTask task) {
        return cluster.read(task.registry().events()).stream().map(record -> {
            try {
                return EventCodec.MODEL_EVENT.read(record.value());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        })
                .filter(event -> !event.getKind().equals("published") || !event.getModelId().equals(FIRST_ID.value()))
                .toList();
    }

    List<String> kinds(LearnTask task) {
        return events(task).stream().map(ModelEvent::getKind).toList();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
