package io.tidings.dashboard.topics;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import io.tidings.broker.BrokerSettings;
import io.tidings.dashboard.view.InstanceFigures;
import io.tidings.stream.TestCluster;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A broker, and for each test a picture with topics of its own that do not exist yet.
final class PictureStage implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final TestCluster cluster;

    PictureStage() {
        this(BrokerSettings.temporary());
    }

    PictureStage(BrokerSettings settings) {
        this.cluster = new TestCluster(settings);
    }

    PictureSettings fresh() {
        String own = "t" + NUMBER.incrementAndGet() + ".";
        return new PictureSettings(cluster.kafka(),
                new PictureSettings.Topics(
                        new PictureSettings.Labels(own + "labeled", own + "sentiment", own + "alerts", own + "dead"),
                        new PictureSettings.Feedback(own + "feedback", own + "unmatched", own + "examples"),
                        new PictureSettings.Models(own + "models", own + "events", own + "drift")),
                new PictureSettings.Stream(own + "application", Set.of(own + "reviews")), "sentiment",
                PictureSettings.Bounds.defaults());
    }

    static KafkaPicture open(PictureSettings settings) {
        return new KafkaPicture(settings, parts()).start();
    }

    static PictureParts parts() {
        return new PictureParts(label -> label.equals("pos") ? 1 : label.equals("neg") ? -1 : 0,
                () -> Optional.of(texts -> texts.stream().map(text -> new float[]{text.length()}).toList()),
                () -> InstanceFigures.NONE, PictureStage::pseudonym, InstantSource.system());
    }

    static String pseudonym(String name) {
        return name.isEmpty() || name.startsWith("p-") ? name : "p-" + name.length();
    }

    void create(String topic, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.copyOf(cluster.kafka()))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
        }
    }

    void write(String topic, int partition, byte[]... values) throws ExecutionException, InterruptedException {
        cluster.write(java.util.Arrays.stream(values)
                .map(value -> new ProducerRecord<byte[], byte[]>(topic, partition, null, value))
                .toList());
    }

    @Override
    public void close() {
        cluster.close();
    }
}
