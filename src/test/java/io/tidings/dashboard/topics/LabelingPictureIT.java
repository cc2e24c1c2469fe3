package io.tidings.dashboard.topics;

import static io.tidings.stream.TestCluster.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;
import io.tidings.classify.Classification;
import io.tidings.classify.Classifier;
import io.tidings.classify.LabelSet;
import io.tidings.classify.ModelId;
import io.tidings.classify.Scores;
import io.tidings.dashboard.view.ReviewQuery;
import io.tidings.dashboard.view.StreamView;
import io.tidings.dashboard.view.StreamView.ReasonCount;
import io.tidings.event.InputFormat;
import io.tidings.event.InputSettings;
import io.tidings.event.OutputFormat;
import io.tidings.stream.BatchSettings;
import io.tidings.stream.ExplainSettings;
import io.tidings.stream.LimitSettings;
import io.tidings.stream.OutputSettings;
import io.tidings.stream.ScoreSettings;
import io.tidings.stream.ScoreStream;
import io.tidings.stream.TestCluster;
import io.tidings.stream.TopicPlan;
import io.tidings.stream.TopicSettings;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The picture of a stream that labels.
class LabelingPictureIT {

    private static final Duration PATIENCE = TestCluster.PATIENCE;
    private static final int REVIEWS = 1_000;

    /// All is negative.
    private record Sour(ModelId id, LabelSet labels) implements Classifier {

        @Override
        public List<Classification> classify(List<String> texts) {
            return texts.stream()
                    .map(text -> new Classification(new Scores(labels, 0.9f, 0.1f), 1, 0, false, "Latn"))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "streams"})
    void aStreamIsShownByItsReviewsDeadLettersLagAndInstances(String protocol) throws Exception {
        try (var stage = new PictureStage()) {
            PictureSettings settings = stage.fresh();
            String input = settings.stream().inputs().iterator().next();
            ScoreSettings score = score(settings, input, protocol);
            TopicPlan.of(score).create(settings.kafka(), PATIENCE);
            var model = new Sour(ModelId.ofName("sour"), new LabelSet(List.of("neg", "pos")));
            try (var stream = new ScoreStream(score, ActiveModels.only(new ActiveModel(model)));
                    KafkaPicture picture = PictureStage.open(settings)) {
                stream.start();
                assertThat(stream.awaitRunning(PATIENCE)).isTrue();
                await().atMost(PATIENCE).until(() -> picture.reading().caughtUp());
                stage.cluster.write(records(input));

                await().atMost(PATIENCE)
                        .until(() -> picture.stream().instances().size() == 1
                                && picture.stream().instances().getFirst().assignment().size() == 2);
                await().atMost(PATIENCE).until(() -> picture.reviews(ReviewQuery.newest(500)).reviews().size() == 500);
                await().atMost(PATIENCE)
                        .until(() -> picture.stream().deadLetters(), List.of(new ReasonCount("NULL_VALUE", 1))::equals);
                await().atMost(PATIENCE).until(() -> lag(picture.stream()) == 0 && !picture.stream().lag().isEmpty());
                await().atMost(PATIENCE).until(() -> picture.stream().recordsPerSecond() > 0);
                assertThat(stream.recentBatches().count()).isPositive();
                assertThat(stream.recentLatencyMillis().count()).isEqualTo(REVIEWS + 1L);
                assertThat(stream.recentLatencyMillis().p99()).isPositive();
            }
        }
    }

    private static long lag(StreamView view) {
        return view.lag().stream().mapToLong(StreamView.PartitionLag::lag).sum();
    }

    private static List<ProducerRecord<byte[], byte[]>> records(String input) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < REVIEWS; i++) {
            records.add(new ProducerRecord<>(input, i % 2, utf8("subject"), utf8("review " + i)));
        }
        records.add(new ProducerRecord<>(input, 0, utf8("subject"), null));
        return records;
    }

    private static ScoreSettings score(PictureSettings settings, String input, String protocol) {
        PictureSettings.Labels labels = settings.topics().labels();
        return new ScoreSettings(settings.stream().group(), Map.of(input, InputSettings.of(InputFormat.TEXT)),
                new OutputSettings(labels.labeled(), OutputFormat.AVRO, true, labels.deadLetters()),
                LimitSettings.defaults(), BatchSettings.defaults(), 0.7, ExplainSettings.defaults(),
                new TopicSettings(2, 1, 24, 48),
                settings.kafka(), Map.of("group.protocol", protocol));
    }
}
