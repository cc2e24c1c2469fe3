package io.tidings.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.tidings.broker.BrokerSettings;
import io.tidings.broker.EmbeddedBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A broker with what a test asks of it: write records, read topics back as a reader of committed data sees them.
public final class TestCluster implements AutoCloseable {

    /// For what a broker and a stream are waited for: it costs nothing where it comes, however busy the machine is.
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BrokerSettings settings;
    private EmbeddedBroker broker;

    public TestCluster(BrokerSettings settings) {
        this.settings = settings;
        this.broker = EmbeddedBroker.start(settings);
    }

    public String address() {
        return broker.bootstrapServers();
    }

    public Map<String, String> kafka() {
        return Map.of("bootstrap.servers", address());
    }

    public void stop() {
        broker.close();
    }

    public void startAgain() {
        broker = EmbeddedBroker.start(settings);
    }

    public void write(List<ProducerRecord<byte[], byte[]>> records) throws ExecutionException, InterruptedException {
        Map<String, Object> properties = new HashMap<>(kafka());
        properties.put("max.block.ms", (int) PATIENCE.toMillis());
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = records.stream().map(producer::send).toList();
            for (var answer : sent) {
                answer.get();
            }
        }
    }

    /// Every committed record of a topic, up to where it ends now.
    public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<String, Object> properties = new HashMap<>(kafka());
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic)
                    .stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    public void delete(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.copyOf(kafka()))) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    /// Settings that [#startAgain()] comes back with at the same address and with the same data.
    public static BrokerSettings fixed(Path folder) throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return BrokerSettings.temporary().withPort(probe.getLocalPort()).withFolder(folder);
        }
    }

    public static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    @Override
    public void close() {
        broker.close();
    }
}
