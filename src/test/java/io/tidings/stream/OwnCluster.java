package io.tidings.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidings.broker.BrokerSettings;
import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.event.InputFormat;
import io.tidings.event.InputSettings;
import io.tidings.event.OutputFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// A broker for all tests of a class, and what they do with it: topics named after a test, reviews on them, a stream.
abstract class OwnCluster {

    static final Duration PATIENCE = TestCluster.PATIENCE;

    /// For ever: some reviews have times of their own, and the broker deletes what is old by these.
    private static final TopicSettings KEPT = new TopicSettings(2, 1, -1, -1);

    @SuppressWarnings("NullAway.Init")
    static TestCluster cluster;

    @BeforeAll
    static void start() {
        cluster = new TestCluster(BrokerSettings.temporary());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    /// Two partitions each of `NAME-in`, `NAME-out` and `NAME-dead`.
    static ScoreSettings settings(String name, InputFormat format) {
        return new ScoreSettings(name, Map.of(name + "-in", InputSettings.of(format)),
                new OutputSettings(name + "-out", OutputFormat.AVRO, true, name + "-dead"), LimitSettings.defaults(),
                BatchSettings.defaults(), 0.7, ExplainSettings.defaults(), KEPT,
                cluster.kafka(), Map.of());
    }

    static String input(ScoreSettings settings) {
        return settings.inputs().keySet().iterator().next();
    }

    /// Reviews `good one FROM` to `good one TO`, the last left out, with keys `key-FROM` and so on.
    static List<ProducerRecord<byte[], byte[]>> texts(ScoreSettings settings, int from, int to) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = from; i < to; i++) {
            records.add(new ProducerRecord<>(input(settings), TestCluster.utf8("key-" + i),
                    TestCluster.utf8("good one " + i)));
        }
        return records;
    }

    static void prepare(ScoreSettings settings, List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        TopicPlan.of(settings).create(settings.kafka(), PATIENCE);
        cluster.write(records);
    }

    static ActiveModels model() {
        return ActiveModels.only(new ActiveModel(new WordRules("rules")));
    }

    static ScoreStream started(ScoreSettings settings, ActiveModels models) throws InterruptedException {
        var stream = new ScoreStream(settings, models);
        stream.start();
        assertThat(stream.awaitRunning(PATIENCE)).isTrue();
        return stream;
    }

    /// Labels so many records and closes.
    static ScoreCounters run(ScoreSettings settings, ActiveModels models, long records) throws InterruptedException {
        ScoreStream stream = started(settings, models);
        try {
            await().atMost(PATIENCE).until(() -> {
                ScoreCounters counters = stream.counters();
                return counters.labeled() + counters.deadLettered() >= records;
            });
        } finally {
            stream.close();
        }
        return stream.counters();
    }

    /// By key, each of which must occur once.
    static Map<String, ConsumerRecord<byte[], byte[]>> byKey(List<ConsumerRecord<byte[], byte[]>> records) {
        var byKey = new TreeMap<String, ConsumerRecord<byte[], byte[]>>();
        records.forEach(record -> assertThat(byKey.put(new String(record.key(), UTF_8), record)).as("doubled")
                .isNull());
        return byKey;
    }
}
