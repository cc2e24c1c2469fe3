package io.tidings.dashboard.topics;

import static io.tidings.dashboard.topics.Events.review;
import static io.tidings.stream.TestCluster.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tidings.dashboard.view.PastReviews;
import io.tidings.dashboard.view.ReviewQuery;
import io.tidings.dashboard.view.ShownReview;
import io.tidings.event.EventCodec;
import io.tidings.event.Feedback;
import io.tidings.event.LabeledReview;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Reviews of the past, on a real broker.
class LabeledSearchIT {

    private static final LabeledSearch.Most MOST = new LabeledSearch.Most(1_000, Duration.ofSeconds(20));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static PictureStage stage;
    /// A broker takes no records from the future and deletes those that are a week old.
    private static Instant begin;

    @BeforeAll
    static void start() {
        stage = new PictureStage();
        begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(3));
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void aSearchReadsWhatIsCommittedFromTheRecordOfThatTimeOn() throws Exception {
        PictureSettings settings = stage.fresh();
        write(settings, hours(0, 10));
        aborted(settings, "aborted", 4);

        PastReviews found = search(settings, MOST).find(between(4, 6, 10));

        assertThat(found.reviews()).extracting(ShownReview::id).containsExactly("h-5", "h-4");
        assertThat(found.complete()).isTrue();
        assertThat(found.records()).isEqualTo(6);
        assertThat(search(settings, MOST).find(between(50, 51, 10))).isEqualTo(new PastReviews(List.of(), 0, true));
    }

    @Test
    void itEndsAtTheLimitOrAtItsBoundsAndSaysSo() throws Exception {
        PictureSettings settings = stage.fresh();
        write(settings, hours(0, 40));

        PastReviews limited = search(settings, MOST).find(between(0, 40, 3));
        assertThat(limited.reviews()).hasSize(3);
        assertThat(limited.complete()).isFalse();

        PastReviews bounded = search(settings, new LabeledSearch.Most(5, PATIENCE)).find(between(0, 40, 30));
        assertThat(bounded.reviews()).hasSize(5);
        assertThat(bounded).extracting(PastReviews::records, PastReviews::complete).containsExactly(5L, false);
    }

    @Test
    void reviewsThatWereWrittenToKafkaLongAfterTheirOwnTimeAreFoundBehindIt() throws Exception {
        PictureSettings settings = stage.fresh();
        Instant later = begin.plus(Duration.ofDays(2));
        stage.create(topic(settings), 2);
        stage.cluster.write(hours(0, 10).stream().map(event -> record(settings, event, later)).toList());

        PastReviews found = search(settings, MOST).find(between(4, 6, 10));

        assertThat(found.reviews()).extracting(ShownReview::id).containsExactly("h-5", "h-4");
        assertThat(found.records()).isEqualTo(10);
    }

    @Test
    void aReviewFromTheFutureIsFoundWhereItWasCounted() throws Exception {
        PictureSettings settings = stage.fresh();
        var ahead = LabeledReview.newBuilder(hour(4)).setEventTime(begin.plus(Duration.ofDays(2))).build();
        write(settings, List.of(ahead));

        assertThat(search(settings, MOST).find(between(4, 5, 10)).reviews()).hasSize(1);
        assertThat(search(settings, MOST).find(between(47, 49, 10)).reviews()).isEmpty();
    }

    @Test
    void thePictureFindsWhatItNoLongerKeepsWithItsFeedbackButNothingForgotten() throws Exception {
        PictureSettings settings = stage.fresh();
        List<LabeledReview> all = hours(0, 4);
        all.set(1, LabeledReview.newBuilder(hour(1)).setAttributes(Map.of("author", "Ann Example")).build());
        write(settings, all);
        String feedback = settings.topics().feedback().given();
        stage.create(feedback, 1);
        Feedback forget = Feedback.newBuilder(Events.feedback("", "", 1))
                .setForgetAuthor(PictureStage.pseudonym("Ann Example"))
                .build();
        stage.write(feedback, 0, EventCodec.FEEDBACK.write(Events.feedback("h-0", "neg", 0)),
                EventCodec.FEEDBACK.write(forget));
        stage.cluster.write(List.of(new ProducerRecord<>(feedback, 0, utf8("h-2"), null)));
        var small = new PictureSettings(settings.kafka(), settings.topics(), settings.stream(), settings.model(),
                new PictureSettings.Bounds(1, 1_000, 10, 10, 10, 10, 10));
        try (KafkaPicture picture = PictureStage.open(small)) {
            await().atMost(PATIENCE).until(() -> picture.reading().caughtUp());
            assertThat(picture.reviews(between(0, 3, 10)).reviews()).isEmpty();
            await().atMost(PATIENCE).until(() -> picture.past(between(0, 3, 10)).reviews().size() == 1);
            assertThat(picture.past(between(0, 3, 10)).reviews()).singleElement().satisfies(review -> {
                assertThat(review.id()).isEqualTo("h-0");
                assertThat(review.feedback()).isEqualTo("neg");
            });
        }
    }

    @Test
    void withoutATopicThereIsNothingAndWithoutABrokerItIsNotComplete() {
        PictureSettings settings = stage.fresh();
        assertThat(search(settings, MOST).find(between(0, 1, 10))).isEqualTo(new PastReviews(List.of(), 0, true));
        var nowhere = new PictureSettings(Map.of("bootstrap.servers", "127.0.0.1:1"), settings.topics(),
                settings.stream(), settings.model(), settings.bounds());
        var brief = new LabeledSearch.Most(1_000, Duration.ofMillis(200));
        assertThat(search(nowhere, brief).find(between(0, 1, 10))).isEqualTo(new PastReviews(List.of(), 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> search(settings, MOST).find(ReviewQuery.newest(1)))
                .withMessageStartingWith("from: ");
    }

    private static LabeledSearch search(PictureSettings settings, LabeledSearch.Most most) {
        return new LabeledSearch(settings, most, _ -> true, InstantSource.system());
    }

    private static ReviewQuery between(int hour, int end, int limit) {
        return new ReviewQuery(null, null, 0, 1, null, begin.plus(Duration.ofHours(hour)),
                begin.plus(Duration.ofHours(end)), ReviewQuery.Order.NEWEST, limit);
    }

    private static List<LabeledReview> hours(int from, int to) {
        var all = new ArrayList<LabeledReview>();
        for (int hour = from; hour < to; hour++) {
            all.add(hour(hour));
        }
        return all;
    }

    private static LabeledReview hour(int hour) {
        Instant at = begin.plus(Duration.ofHours(hour));
        return LabeledReview.newBuilder(review("h-" + hour, "Delta", "pos", 0.9, "great"))
                .setEventTime(at)
                .setScoredAt(at.plusSeconds(1))
                .build();
    }

    /// At the time of its hour each, over two partitions.
    private static void write(PictureSettings settings, List<LabeledReview> events) throws Exception {
        stage.create(topic(settings), 2);
        stage.cluster.write(events.stream()
                .map(event -> record(settings, event, event.getScoredAt().minusSeconds(1)))
                .toList());
    }

    private static ProducerRecord<byte[], byte[]> record(PictureSettings settings, LabeledReview event, Instant time) {
        return new ProducerRecord<>(topic(settings), event.getId().endsWith("5") ? 1 : 0, time.toEpochMilli(), null,
                EventCodec.LABELED_REVIEW.write(event));
    }

    private static void aborted(PictureSettings settings, String id, int hour) throws Exception {
        Map<String, Object> properties = Map.of("bootstrap.servers", stage.cluster.address(), "transactional.id", id);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            Instant time = begin.plus(Duration.ofHours(hour));
            producer.send(record(settings, LabeledReview.newBuilder(hour(hour)).setId(id).build(), time)).get();
            producer.abortTransaction();
        }
    }

    private static String topic(PictureSettings settings) {
        return settings.topics().labels().labeled();
    }
}
