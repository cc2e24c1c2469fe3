package io.tidings.dashboard.topics;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import io.tidings.dashboard.view.PastReviews;
import io.tidings.dashboard.view.ReviewQuery;
import io.tidings.dashboard.view.ShownReview;
import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks up labelled reviews that are no longer in memory, on their topic. Any thread may ask; one search runs at a time.
///
/// A labelled event has the timestamp of the review's own record, which is when the review was written to Kafka. Windows
/// go by the time that the review itself tells, where it tells one. Reviews are written to Kafka after they were
/// written, so all of a window lie at or behind the first record that is not older than the window; where they were
/// loaded long after, they may lie far behind it, and a search may end before.
final class LabeledSearch {

    private static final Logger LOG = LoggerFactory.getLogger(LabeledSearch.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE = Duration.ofMillis(500);
    private static final long SECOND = 1_000;

    private final PictureSettings settings;
    private final Most most;
    private final Predicate<LabeledReview> allowed;
    private final InstantSource clock;
    private final ReentrantLock searching = new ReentrantLock();

    /// The bounds of a search.
    ///
    /// @param records that are looked at
    /// @param time    that it takes, and that it waits for another one
    record Most(int records, Duration time) {

        private static final Most DEFAULTS = new Most(50_000, Duration.ofSeconds(3));

        static Most defaults() {
            return DEFAULTS;
        }
    }

    /// @param allowed whether an event may be shown at all
    LabeledSearch(PictureSettings settings, Most most, Predicate<LabeledReview> allowed, InstantSource clock) {
        this.settings = settings;
        this.most = most;
        this.allowed = allowed;
        this.clock = clock;
    }

    /// @throws IllegalArgumentException where the query has no `from`
    PastReviews find(ReviewQuery query) {
        Instant from = query.from();
        if (from == null) {
            throw new IllegalArgumentException("from: expected the time from which on reviews are looked up");
        }
        try {
            if (!searching.tryLock(most.time().toMillis(), TimeUnit.MILLISECONDS)) {
                return new PastReviews(List.of(), 0, false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PastReviews(List.of(), 0, false);
        }
        var search = new Search(query);
        try (var consumer = new KafkaConsumer<>(TopicsReader.consumerProperties(settings.kafka()),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            try {
                search.run(consumer, from);
            } finally {
                consumer.close(CloseOptions.timeout(CLOSE));
            }
        } catch (InterruptException e) {
            LOG.debug("a search was interrupted", e); // The thread stays interrupted.
        } catch (KafkaException e) {
            LOG.warn("reviews cannot be looked up on {}: {}", topic(), e.toString());
        } finally {
            searching.unlock();
        }
        return search.answer();
    }

    private String topic() {
        return settings.topics().labels().labeled();
    }

    /// One search, for one thread.
    private final class Search {

        private final ReviewQuery query;
        private final Predicate<ShownReview> wanted;
        private final Shown shown = new Shown();
        private final List<ShownReview> found = new ArrayList<>();
        private final long deadline = clock.millis() + most.time().toMillis();
        private long records;
        private boolean complete;

        Search(ReviewQuery query) {
            this.query = query;
            this.wanted = query.filter();
        }

        void run(KafkaConsumer<byte[], byte[]> consumer, Instant from) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic(), left())
                    .stream()
                    .map(info -> new TopicPartition(topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, millis(from)));
            var ends = consumer.endOffsets(partitions, left());
            var begins = new HashMap<TopicPartition, Long>();
            consumer.offsetsForTimes(times, left()).forEach((partition, begin) -> {
                if (begin != null) {
                    begins.put(partition, begin.offset());
                }
            });
            var open = new HashSet<>(begins.keySet());
            consumer.assign(open);
            begins.forEach(consumer::seek);
            while (goesOn()) {
                var reached = open.stream()
                        .filter(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L))
                        .toList();
                open.removeAll(reached);
                consumer.pause(reached);
                if (open.isEmpty()) {
                    complete = true;
                    return;
                }
                consumer.poll(POLL).forEach(this::look);
            }
        }

        /// Of the whole second, and none that a topic cannot have.
        private static long millis(Instant from) {
            return Math.clamp(from.getEpochSecond(), 0, Long.MAX_VALUE / SECOND) * SECOND;
        }

        private boolean goesOn() {
            return found.size() < query.limit() && records < most.records() && clock.millis() < deadline;
        }

        private Duration left() {
            return Duration.ofMillis(Math.max(1, deadline - clock.millis()));
        }

        private void look(ConsumerRecord<byte[], byte[]> record) {
            if (record.value() == null || !goesOn()) {
                return;
            }
            records++;
            try {
                LabeledReview event = EventCodec.LABELED_REVIEW.read(record.value());
                ShownReview review = shown.review(event);
                if (wanted.test(review) && allowed.test(event)) {
                    found.add(review);
                }
            } catch (IOException e) {
                // Reading says how many there are.
            }
        }

        PastReviews answer() {
            found.sort(Comparator.comparing(ShownReview::countedAt).reversed());
            return new PastReviews(found, records, complete);
        }
    }
}
