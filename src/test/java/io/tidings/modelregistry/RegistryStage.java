package io.tidings.modelregistry;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.tidings.broker.BrokerSettings;
import io.tidings.classify.ModelId;
import io.tidings.event.EventCodec;
import io.tidings.event.ModelEvent;
import io.tidings.stream.PlannedTopic;
import io.tidings.stream.PlannedTopic.Role;
import io.tidings.stream.Retention;
import io.tidings.stream.TestCluster;
import io.tidings.stream.TopicPlan;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A broker, and topics of their own for each test.
final class RegistryStage implements AutoCloseable {

    static final Duration PATIENCE = TestCluster.PATIENCE;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final AtomicInteger topics = new AtomicInteger();
    private final Path folder;
    final TestCluster cluster;

    RegistryStage(Path folder) throws IOException {
        this.folder = folder;
        cluster = new TestCluster(TestCluster.fixed(folder.resolve("kafka")));
    }

    RegistryStage(Path folder, BrokerSettings broker) {
        this.folder = folder;
        cluster = new TestCluster(broker);
    }

    /// Settings with fresh topics and a fresh cache, chunks of 1,000 bytes.
    RegistrySettings fresh() {
        int number = topics.incrementAndGet();
        var settings = RegistrySettings.defaults()
                .withTopics("models-" + number, "events-" + number)
                .withChunkBytes(1_000)
                .withCache(folder.resolve("cache-" + number), 4);
        var compacted = new PlannedTopic(settings.topic(), Role.MODELS, 1, 1, new Retention.Latest(), 1_000_000);
        var plain = new PlannedTopic(settings.events(), Role.MODEL_EVENTS, 1, 1, Retention.hours(-1), 1_000_000);
        new TopicPlan(List.of(compacted, plain)).create(cluster.kafka(), PATIENCE);
        return settings;
    }

    RegistryAccess access(String instance) {
        return new RegistryAccess(cluster.kafka(), instance, TIMEOUT, InstantSource.system());
    }

    ModelRegistry registry(RegistrySettings settings) {
        return new ModelRegistry(settings, access("writer"));
    }

    List<ModelEvent> events(RegistrySettings settings) {
        return cluster.read(settings.events()).stream().map(record -> {
            try {
                return EventCodec.MODEL_EVENT.read(record.value());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }).toList();
    }

    /// Begins a publication and leaves its transaction open, as a killed process does.
    void abandon(RegistrySettings settings, byte[] content) throws Exception {
        Map<String, Object> properties = new HashMap<>(cluster.kafka());
        properties.put("transactional.id", WriteSession.transactionalId(settings.topic()));
        var manifest = RuleModels.manifest(settings.name());
        manifest.setId(ModelId.ofContent(content).value());
        manifest.setSize(content.length);
        manifest.setChunks(Publication.chunks(content, settings.chunkBytes()));
        manifest.setCreatedAt(java.time.Instant.EPOCH);
        var publication = new Publication(settings, manifest, content);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var records = publication.records(new RegistryState());
            for (var record : records.subList(0, records.size() / 2)) {
                producer.send(record).get();
            }
            producer.close(Duration.ZERO);
        }
    }

    /// Writes records as somebody who does not go through the registry.
    void forge(RegistrySettings settings, Map<RecordKey, byte[]> records) throws Exception {
        cluster.write(records.entrySet()
                .stream()
                .map(record -> new ProducerRecord<>(settings.topic(), record.getKey().bytes(), record.getValue()))
                .toList());
    }

    @Override
    public void close() {
        cluster.close();
    }
}
