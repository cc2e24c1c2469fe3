package io.tidings.stream;

import static io.tidings.stream.TestCluster.utf8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.tidings.broker.BrokerSettings;
import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;
import io.tidings.classify.Scores;
import io.tidings.event.InputFormat;
import io.tidings.event.InputSettings;
import io.tidings.event.OutputFormat;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/// What the stream itself costs: records a second through a broker in this process, with a model that costs nothing.
/// Run it by hand: `java ... io.tidings.stream.StreamThroughput [RECORDS]`.
final class StreamThroughput {

    private static final String TEXT = "The kettle boils fast and looks good, but the lid leaks now and then. "
            .repeat(4);

    private StreamThroughput() {}

    static void main(String... args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        try (var cluster = new TestCluster(BrokerSettings.temporary())) {
            // The first two rounds warm up.
            for (int texts : new int[]{1, 256, 1, 256, 1, 256}) {
                measure(cluster, InputFormat.TEXT, texts, count);
            }
            measure(cluster, InputFormat.JSON, 256, count);
        }
    }

    private static void measure(TestCluster cluster, InputFormat format, int texts, int count) throws Exception {
        String name = "t" + System.nanoTime();
        var settings = new ScoreSettings(name, Map.of(name + "-in", InputSettings.of(format)),
                new OutputSettings(name + "-out", OutputFormat.AVRO, true, name + "-dead"), LimitSettings.defaults(),
                new BatchSettings(texts, 500_000, 1_024), 0.7, ExplainSettings.defaults(),
                new TopicSettings(2, 1, 24, 24), cluster.kafka(),
                Map.of());
        TopicPlan.of(settings).create(cluster.kafka(), Duration.ofSeconds(30));
        byte[] value = utf8(format == InputFormat.TEXT ? TEXT : "{\"text\": \"" + TEXT + "\"}");
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < count; i++) {
            records.add(new ProducerRecord<>(name + "-in", utf8("k" + i), value));
        }
        cluster.write(records);
        try (var stream = new ScoreStream(settings, ActiveModels.only(new ActiveModel(new Free())))) {
            stream.start();
            stream.awaitRunning(Duration.ofSeconds(30));
            long start = System.nanoTime();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> stream.counters().labeled() >= count);
            double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
            System.out.printf("%s, batches of at most %d: %,.0f records/s, mean batch %.1f%n", format, texts,
                    count / seconds, stream.counters().meanBatch());
        }
    }

    private static final class Free implements Classifier {

        private static final LabelSet LABELS = LabelSet.of("neg", "pos");
        private static final Classification ALWAYS = new Classification(new Scores(LABELS, 0.2f, 0.8f), 1, 0, false,
                "Latn");

        @Override
        public ModelId id() {
            return ModelId.ofName("free");
        }

        @Override
        public LabelSet labels() {
            return LABELS;
        }

        @Override
        public List<Classification> classify(List<String> texts) {
            return texts.stream().map(text -> ALWAYS).toList();
        }
    }
}
