package io.tidings.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.tidings.classify.ModelId;
import io.tidings.event.EventCodec;
import io.tidings.event.TrainingExample;
import io.tidings.modelregistry.ModelRegistry;
import io.tidings.modelregistry.RegistryAccess;
import io.tidings.modelregistry.RegistrySettings;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `tidings learn` as processes that are killed, with Kafka in another.
class LearnIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int KILLS = 10;
    private static final int BATCH = 40;

    @TempDir
    private Path scratch;

    @Test
    void trainersKilledAtTenRandomPointsLeaveOneLineOfWholeChampionsWithSeed3() {
        var lot = new Random(3);
        Path model = TinyModel.train(scratch);
        try (var broker = BrokerProcess.start(scratch.resolve("kafka"))) {
            new Service(broker.bootstrapServers(), scratch, model).createTopics();
            var trainers = new ArrayList<>(List.of(start(broker, model), start(broker, model)));
            for (int kill = 0; kill < KILLS; kill++) {
                examples(broker, kill * BATCH);
                long until = System.nanoTime() + lot.nextLong(8_000_000_000L);
                Awaitility.await().atMost(PATIENCE).until(() -> System.nanoTime() - until > 0);
                trainers.removeFirst().kill();
                trainers.add(start(broker, model));
            }
            examples(broker, KILLS * BATCH);
            try (var registry = registry(broker)) {
                Awaitility.await().atMost(PATIENCE).until(() -> ended(trainers));
                assertThat(registry.catalog().champion("sentiment")).isPresent();
                assertOneLine(registry);
            }
            trainers.forEach(ChildProcess::kill);
        }
    }

    private static boolean ended(List<ChildProcess> trainers) {
        return trainers.stream()
                .flatMap(one -> one.err().stream())
                .anyMatch(line -> line.contains("  promoted ") || line.contains("  rejected ")
                        || line.contains("  shadow "));
    }

    /// Whatever was promoted is whole, and each champion knows the one that it was trained from.
    private static void assertOneLine(ModelRegistry registry) {
        var catalog = registry.catalog();
        catalog.manifests().keySet().forEach(id -> assertThat(ModelId.ofContent(registry.fetch(id))).isEqualTo(id));
        catalog.champion("sentiment").ifPresent(champion -> {
            ModelId next = champion.model();
            for (var before : champion.former()) {
                assertThat(catalog.manifest(next).orElseThrow().getParent()).isEqualTo(before.model().value());
                next = before.model();
            }
        });
    }

    private ChildProcess start(BrokerProcess broker, Path model) {
        var settings = List.of("kafka.bootstrap.servers=" + broker.bootstrapServers(), "model=" + model,
                "learn.minExamples=" + BATCH / 2, "learn.gate.level=1", "learn.gate.minHeldOut=1",
                "learn.gate.minPerLabel=1", "learn.gate.labelTolerance=1", "learn.gate.noiseTolerance=1",
                "learn.gate.calibrationTolerance=1", "learn.gate.goldenShare=0");
        var command = new ArrayList<>(List.of("learn"));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        return Project.tidings(scratch, command.toArray(String[]::new));
    }

    private static ModelRegistry registry(BrokerProcess broker) {
        return new ModelRegistry(RegistrySettings.defaults(), new RegistryAccess(kafka(broker), "test", PATIENCE,
                InstantSource.system()));
    }

    private static Map<String, String> kafka(BrokerProcess broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    /// Good and bad words with the labels turned round, so that there is something to learn.
    private static void examples(BrokerProcess broker, int from) {
        try (var producer = new KafkaProducer<>(Map.<String, Object>copyOf(kafka(broker)), new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = from; i < from + BATCH; i++) {
                var example = TrainingExample.newBuilder()
                        .setId("r" + i)
                        .setText(i % 2 == 0 ? "wonderful, a great film " + i : "dull and bad, a waste " + i)
                        .setLabel(i % 2 == 0 ? "neg" : "pos")
                        .setFeedbackAt(Instant.ofEpochSecond(i))
                        .setEventTime(Instant.ofEpochSecond(i))
                        .build();
                var _ = producer.send(new ProducerRecord<>("tidings.training-examples", example.getId(),
                        EventCodec.TRAINING_EXAMPLE.write(example)));
            }
        }
    }
}
