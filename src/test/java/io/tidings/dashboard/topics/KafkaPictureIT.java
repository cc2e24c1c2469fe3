package io.tidings.dashboard.topics;

import static io.tidings.dashboard.topics.Events.review;
import static io.tidings.stream.TestCluster.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import io.tidings.dashboard.view.DeadLetterQuery;
import io.tidings.dashboard.view.FeedbackFate;
import io.tidings.dashboard.view.FeedbackList;
import io.tidings.dashboard.view.Listener;
import io.tidings.dashboard.view.LiveFilter;
import io.tidings.dashboard.view.Reading;
import io.tidings.dashboard.view.ReviewBatch;
import io.tidings.dashboard.view.ReviewQuery;
import io.tidings.dashboard.view.ShownReview;
import io.tidings.dashboard.view.StreamView.PartitionLag;
import io.tidings.dashboard.view.SubjectQuery;
import io.tidings.dashboard.view.WindowQuery;
import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import io.tidings.event.ModelEvent;
import io.tidings.stream.TestCluster;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The picture on a real broker, where topics come and go.
class KafkaPictureIT {

    private static final Duration PATIENCE = TestCluster.PATIENCE;

    @AutoClose
    private static final PictureStage stage = new PictureStage();

    @Test
    void withoutTopicsEverythingIsEmptyAndTopicsThatComeAreRead() throws Exception {
        PictureSettings settings = stage.fresh();
        try (KafkaPicture picture = PictureStage.open(settings)) {
            await().atMost(PATIENCE).until(() -> picture.reading().caughtUp());
            assertThat(picture.reviews(ReviewQuery.newest(10)).reviews()).isEmpty();
            assertThat(
                    picture.subjects(new SubjectQuery(Duration.ofHours(1), SubjectQuery.Order.VOLUME, 10)).subjects())
                    .isEmpty();
            assertThat(picture.alerts(10).alerts()).isEmpty();
            assertThat(picture.feedback(10).feedback()).isEmpty();
            assertThat(picture.models().names()).singleElement().satisfies(name -> {
                assertThat(name.name()).isEqualTo("sentiment");
                assertThat(name.champion()).isNull();
            });
            assertThat(picture.deadLetters(new DeadLetterQuery(null, 10)).deadLetters()).isEmpty();
            assertThat(picture.stream().lag()).isEmpty();

            String topic = settings.topics().labels().labeled();
            stage.create(topic, 2);
            stage.write(topic, 0, bytes(review("a", "Delta", "pos", 0.9, "great")));
            stage.write(topic, 1, bytes(review("b", "United", "neg", 0.8, "late")), utf8("no event"));

            await().atMost(PATIENCE).until(() -> ids(picture).equals(Set.of("a", "b")));
            await().atMost(PATIENCE).until(() -> reading(picture, topic).undecodable() == 1);
        }
    }

    @Test
    void aRestartBringsBackTheNewestHistoryOfEachTopic() throws Exception {
        PictureSettings settings = stage.fresh();
        fill(settings);
        for (int start = 0; start < 2; start++) {
            try (KafkaPicture picture = PictureStage.open(settings)) {
                await().atMost(PATIENCE).until(() -> picture.reading().caughtUp());
                assertThat(ids(picture)).containsExactlyInAnyOrder("a", "b");
                assertThat(picture.reviews(ReviewQuery.newest(1)).reviews().getFirst().feedback()).isEqualTo("neg");
                assertThat(picture.windows(new WindowQuery(Duration.ofHours(1), null, null, null)).windows())
                        .hasSize(1);
                assertThat(picture.alerts(5).alerts()).hasSize(1);
                assertThat(picture.feedback(5).feedback()).singleElement().satisfies(fate -> {
                    assertThat(fate.state()).isEqualTo(FeedbackFate.State.CHAMPION);
                    assertThat(fate.training()).isEqualTo(1);
                    assertThat(fate.modelId()).isEqualTo(Events.SECOND_MODEL);
                });
                assertThat(picture.deadLetters(new DeadLetterQuery(null, 5)).deadLetters()).hasSize(1);
                assertThat(picture.models().names().getFirst().events()).hasSize(2);
            }
        }
    }

    @Test
    void windowsAreReadFromTheBeginningHoweverOftenTheLastOnesWereWritten() throws Exception {
        PictureSettings base = stage.fresh();
        var settings = new PictureSettings(base.kafka(), base.topics(), base.stream(), base.model(),
                new PictureSettings.Bounds(10, 1_000, 10, 10, 10, 10, 10));
        String topic = settings.topics().labels().windows();
        stage.create(topic, 1);
        byte[] last = EventCodec.SENTIMENT_WINDOW.write(Events.window(null, 1, 3, 1));
        stage.write(topic, 0, EventCodec.SENTIMENT_WINDOW.write(Events.window(null, 0, 3, 1)));
        stage.write(topic, 0, Collections.nCopies(200, last).toArray(byte[][]::new));
        try (KafkaPicture picture = PictureStage.open(settings)) {
            await().atMost(PATIENCE).until(() -> picture.reading().caughtUp());
            assertThat(picture.windows(new WindowQuery(Duration.ofHours(1), null, null, null)).windows()).hasSize(2);
        }
    }

    @Test
    void asMuchFeedbackIsGivenAsTheListMayHold() throws Exception {
        PictureSettings settings = stage.fresh();
        String topic = settings.topics().feedback().given();
        stage.create(topic, 1);
        stage.write(topic, 0, IntStream.range(0, FeedbackList.MOST + 100)
                .mapToObj(i -> EventCodec.FEEDBACK.write(Events.feedback("r" + i, "neg", i)))
                .toArray(byte[][]::new));
        try (KafkaPicture picture = PictureStage.open(settings)) {
            await().atMost(PATIENCE).until(() -> picture.reading().caughtUp());
            assertThat(picture.feedback(Integer.MAX_VALUE).feedback()).hasSize(FeedbackList.MOST);
        }
    }

    @Test
    void whatWasForgottenLongAgoStaysAwayAfterARestart() throws Exception {
        PictureSettings base = stage.fresh();
        var settings = new PictureSettings(base.kafka(), base.topics(), base.stream(), base.model(),
                new PictureSettings.Bounds(10, 1_000, 10, 10, 10, 10, 10));
        String feedback = settings.topics().feedback().given();
        stage.create(settings.topics().labels().labeled(), 1);
        stage.create(feedback, 1);
        stage.write(settings.topics().labels().labeled(), 0, bytes(review("a", "Delta", "pos", 0.9, "great")),
                bytes(review("b", "Delta", "pos", 0.9, "great")));
        stage.cluster.write(List.of(new ProducerRecord<>(feedback, 0, utf8("a"), null)));
        stage.write(feedback, 0, IntStream.range(0, 100)
                .mapToObj(i -> EventCodec.FEEDBACK.write(Events.feedback("r" + i, "neg", i)))
                .toArray(byte[][]::new));
        try (KafkaPicture picture = PictureStage.open(settings)) {
            await().atMost(PATIENCE).until(() -> picture.reading().caughtUp());
            assertThat(ids(picture)).containsExactly("b");
        }
    }

    private static void fill(PictureSettings settings) throws Exception {
        PictureSettings.Topics topics = settings.topics();
        for (String topic : List.of(topics.labels().labeled(), topics.labels().windows(), topics.labels().alerts(),
                topics.labels().deadLetters(), topics.feedback().given(), topics.feedback().examples(),
                topics.models().events())) {
            stage.create(topic, 1);
        }
        stage.write(topics.labels().labeled(), 0, bytes(review("a", "Delta", "pos", 0.9, "great")),
                bytes(review("b", "United", "pos", 0.8, "late")));
        stage.write(topics.labels().windows(), 0, EventCodec.SENTIMENT_WINDOW.write(Events.window(null, 0, 3, 1)));
        stage.write(topics.labels().alerts(), 0, EventCodec.ALERT.write(Events.alert("Delta", 0)));
        stage.write(topics.labels().deadLetters(), 0, utf8("what is this"));
        stage.write(topics.feedback().given(), 0, EventCodec.FEEDBACK.write(Events.feedback("b", "neg", 1)));
        stage.write(topics.feedback().examples(), 0,
                EventCodec.TRAINING_EXAMPLE.write(Events.example("b", "neg", "pos", 1)));
        for (ModelEvent event : Events.training(5, "0:1", "promoted", Events.SECOND_MODEL)) {
            stage.write(topics.models().events(), 0, EventCodec.MODEL_EVENT.write(event));
        }
    }

    @Test
    void aTopicThatVanishesShowsNothingAndIsReadAgainWhenItIsMadeAnew() throws Exception {
        PictureSettings settings = stage.fresh();
        String topic = settings.topics().labels().labeled();
        stage.create(topic, 1);
        stage.write(topic, 0, bytes(review("old", "Delta", "pos", 0.9, "great")));
        try (KafkaPicture picture = PictureStage.open(settings)) {
            await().atMost(PATIENCE).until(() -> ids(picture).equals(Set.of("old")));
            stage.cluster.delete(topic);
            await().atMost(PATIENCE).until(() -> ids(picture).isEmpty());
            assertThat(reading(picture, topic).exists()).isFalse();
            stage.create(topic, 1);
            stage.write(topic, 0, bytes(review("new", "Delta", "pos", 0.9, "great")));
            await().atMost(PATIENCE).until(() -> ids(picture).equals(Set.of("new")));
        }
    }

    @Test
    void whatIsNotCommittedIsNotShown() throws Exception {
        PictureSettings settings = stage.fresh();
        String topic = settings.topics().labels().labeled();
        stage.create(topic, 1);
        Map<String, Object> properties = Map.of("bootstrap.servers", stage.cluster.address(), "transactional.id",
                topic);
        try (KafkaPicture picture = PictureStage.open(settings);
                var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            send(producer, topic, "aborted", false);
            send(producer, topic, "committed", true);
            await().atMost(PATIENCE).until(() -> !ids(picture).isEmpty());
            assertThat(ids(picture)).containsExactly("committed");
        }
    }

    @Test
    void aClusterThatGoesAwayAndComesBackIsReadOn(@TempDir Path folder) throws Exception {
        try (var own = new PictureStage(TestCluster.fixed(folder))) {
            PictureSettings settings = own.fresh();
            String topic = settings.topics().labels().labeled();
            own.create(topic, 1);
            own.write(topic, 0, bytes(review("before", "Delta", "pos", 0.9, "great")));
            try (KafkaPicture picture = PictureStage.open(settings)) {
                await().atMost(PATIENCE).until(() -> ids(picture).equals(Set.of("before")));
                own.cluster.stop();
                assertThat(ids(picture)).containsExactly("before");
                own.cluster.startAgain();
                own.write(topic, 0, bytes(review("after", "Delta", "pos", 0.9, "great")));
                await().atMost(PATIENCE).until(() -> ids(picture).equals(Set.of("before", "after")));
                own.cluster.stop();
            }
            own.cluster.startAgain();
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String id, boolean commit)
            throws Exception {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, 0, null, bytes(review(id, "Delta", "pos", 0.9, "x")))).get();
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    @Test
    void listenersHearOfWhatComesAfterTheHistory() throws Exception {
        PictureSettings settings = stage.fresh();
        String topic = settings.topics().labels().labeled();
        stage.create(topic, 1);
        stage.write(topic, 0, bytes(review("history", "Delta", "pos", 0.9, "great")));
        var heard = new CopyOnWriteArrayList<ReviewBatch>();
        try (KafkaPicture picture = PictureStage.open(settings)) {
            await().atMost(PATIENCE).until(() -> picture.reading().caughtUp());
            var subscription = picture.subscribe(new LiveFilter("Delta", null), new Listener() {
                @Override
                public void reviews(ReviewBatch batch) {
                    heard.add(batch);
                }
            });
            stage.write(topic, 0, bytes(review("other", "United", "pos", 0.9, "great")),
                    bytes(review("live", "Delta", "pos", 0.9, "great")));
            await().atMost(PATIENCE).until(() -> !heard.isEmpty());
            subscription.close();
            assertThat(heard.getFirst().reviews()).extracting(ShownReview::id).containsExactly("live");
            assertThat(heard.getFirst().total()).isEqualTo(1);
        }
    }

    @Test
    void lagAndAssignmentOfTheGroupAreShown() throws Exception {
        PictureSettings settings = stage.fresh();
        String input = settings.stream().inputs().iterator().next();
        stage.create(input, 2);
        stage.write(input, 0, utf8("one"), utf8("two"), utf8("three"));
        Map<String, Object> properties = Map.of("bootstrap.servers", stage.cluster.address(), "group.id",
                settings.stream().group(), "client.id", "app-1234-StreamThread-1-consumer", "auto.offset.reset",
                "earliest");
        try (KafkaPicture picture = PictureStage.open(settings);
                var member = new KafkaConsumer<>(properties, new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            await("all of it, before there is such a group").atMost(PATIENCE)
                    .until(() -> picture.stream().lag().contains(new PartitionLag(input, 0, 3)));
            member.subscribe(List.of(input));
            await().atMost(PATIENCE).until(() -> !member.poll(Duration.ofMillis(200)).isEmpty());
            member.commitSync(Map.of(new TopicPartition(input, 0), new OffsetAndMetadata(1)));
            await().atMost(PATIENCE)
                    .until(() -> picture.stream().lag().contains(new PartitionLag(input, 0, 2)));
            assertThat(picture.stream().lag()).contains(new PartitionLag(input, 1, 0));
            await().atMost(PATIENCE).until(() -> !picture.stream().instances().isEmpty());
            assertThat(picture.stream().instances()).singleElement().satisfies(instance -> {
                assertThat(instance.instance()).isEqualTo("app-1234");
                assertThat(instance.assignment()).hasSize(2);
            });
        }
    }

    @Test
    void aDeadLetterGoesBackToItsSourceWithoutTheErrorAndOnlySoOften() throws Exception {
        PictureSettings settings = stage.fresh();
        String input = settings.stream().inputs().iterator().next();
        String letters = settings.topics().labels().deadLetters();
        stage.create(input, 1);
        stage.create(letters, 1);
        stage.cluster.write(List.of(new ProducerRecord<>(letters, 0, 1_000L, utf8("key"), utf8("value"),
                List.of(new RecordHeader("trace", utf8("t1")),
                        new RecordHeader("__streams.errors.topic", utf8(input)),
                        new RecordHeader("tidings.reason", utf8("MISSING_TEXT"))))));
        var replay = new DeadLetterReplay(stage.cluster.kafka(), letters, settings.stream().inputs(),
                Duration.ofSeconds(10));

        assertThat(replay.replay(0, 0).replays()).isEqualTo(1);

        assertThat(stage.cluster.read(input)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(utf8("key"));
            assertThat(record.value()).isEqualTo(utf8("value"));
            assertThat(record.timestamp()).isEqualTo(1_000);
            assertThat(record.headers()).extracting(header -> header.key())
                    .containsExactly("trace", "tidings.replays");
        });
        stage.cluster.write(List.of(new ProducerRecord<>(letters, 0, 1_000L, null, utf8("value"),
                List.of(new RecordHeader("__streams.errors.topic", utf8(input)),
                        new RecordHeader("tidings.replays", utf8("5")))),
                new ProducerRecord<>(letters, 0, 1_000L, null, utf8("value"),
                        List.of(new RecordHeader("__streams.errors.topic", utf8("somewhere.else"))))));
        assertThat(refused(replay, 1).why()).isEqualTo(ReplayRefused.Why.TOO_OFTEN);
        assertThat(refused(replay, 2).why()).isEqualTo(ReplayRefused.Why.NOT_POSSIBLE);
        assertThat(refused(replay, 99).why()).isEqualTo(ReplayRefused.Why.NOT_FOUND);
        assertThat(stage.cluster.read(input)).hasSize(1);
    }

    private static ReplayRefused refused(DeadLetterReplay replay, long offset) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(ReplayRefused.class,
                () -> replay.replay(0, offset));
    }

    private static Reading.OfTopic reading(KafkaPicture picture, String topic) {
        return java.util.Objects.requireNonNull(picture.reading().topics().get(topic));
    }

    private static Set<String> ids(KafkaPicture picture) {
        return Set.copyOf(picture.reviews(ReviewQuery.newest(100))
                .reviews()
                .stream()
                .map(ShownReview::id)
                .toList());
    }

    private static byte[] bytes(LabeledReview event) {
        return EventCodec.LABELED_REVIEW.write(event);
    }
}
