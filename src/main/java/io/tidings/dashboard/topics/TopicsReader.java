package io.tidings.dashboard.topics;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.tidings.dashboard.view.Reading;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads all partitions of all topics on one thread, committed records only, and goes on when topics come and go or the
/// cluster does. Start it once, close it once.
final class TopicsReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicsReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofMillis(500);
    private static final long RETRY_MILLIS = 1_000;
    private static final long LOOK_MILLIS = 2_000;
    private static final long JOIN_MILLIS = 3_000;
    private static final int FETCH_BYTES = 8 << 20;

    private final Map<String, String> kafka;
    private final Map<String, FollowedTopicState> topics;
    private final Ticks ticks;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;
    private volatile boolean caughtUp;
    private boolean troubled;

    /// What is to be done between reads, on the reading thread.
    interface Ticks {

        /// Called once, when all that was there at the start has been read.
        void caughtUp();

        /// Called some ten times a second, as long as the cluster answers.
        void tick(Admin admin);
    }

    TopicsReader(Map<String, String> kafka, List<Feed> feeds, Ticks ticks, InstantSource clock) {
        this.kafka = kafka;
        this.topics = feeds.stream().collect(Collectors.toMap(Feed::topic, FollowedTopicState::new));
        this.ticks = ticks;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("tidings-picture").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (var admin = Admin.create(adminProperties());
                    var consumer = new KafkaConsumer<>(consumerProperties(kafka), new ByteArrayDeserializer(),
                            new ByteArrayDeserializer())) {
                reading = consumer;
                try {
                    read(admin, consumer);
                } finally {
                    reading = null;
                    // The usual close waits for half a minute where the cluster is gone.
                    consumer.close(CloseOptions.timeout(CLOSE));
                    admin.close(CLOSE);
                }
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) {
                troubled(e);
            }
        }
    }

    private void troubled(RuntimeException e) {
        if (!troubled) {
            LOG.warn("the live page cannot read its topics and tries again: {}", e.toString());
        }
        troubled = true;
        pause(RETRY_MILLIS);
    }

    private void pause(long millis) {
        try {
            if (closing.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.debug("the live page ends");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    private void read(Admin admin, KafkaConsumer<byte[], byte[]> consumer) {
        var look = new TopicsLook(admin, List.copyOf(topics.keySet()), LOOK_MILLIS);
        while (closing.getCount() > 0) {
            look.ask(clock.millis());
            look.take().ifPresent(seen -> {
                topics.forEach((name, topic) -> topic.look(seen.get(name)));
                assign(consumer);
            });
            if (consumer.assignment().isEmpty()) {
                pause(POLL.toMillis());
            } else {
                poll(consumer);
            }
            checkCaughtUp();
            ticks.tick(admin);
        }
    }

    private void poll(KafkaConsumer<byte[], byte[]> consumer) {
        var records = consumer.poll(POLL);
        records.forEach(record -> topic(record.topic()).take(record));
        records.nextOffsets()
                .forEach((partition, next) -> topic(partition.topic()).reached(partition.partition(), next.offset()));
        troubled = false;
    }

    @SuppressWarnings("NullAway") // Only these are read.
    private FollowedTopicState topic(String name) {
        return topics.get(name);
    }

    private void checkCaughtUp() {
        if (!caughtUp && topics.values().stream().allMatch(FollowedTopicState::caughtUp)) {
            caughtUp = true;
            ticks.caughtUp();
        }
    }

    /// Reads all partitions that there are, each from where it was left.
    private void assign(KafkaConsumer<byte[], byte[]> consumer) {
        var wanted = new ArrayList<TopicPartition>();
        var fresh = new ArrayList<TopicPartition>();
        for (FollowedTopicState topic : topics.values()) {
            for (int number = 0; number < topic.partitions(); number++) {
                wanted.add(topic.partition(number));
                if (topic.next(number) == null) {
                    fresh.add(topic.partition(number));
                }
            }
        }
        if (fresh.isEmpty() && consumer.assignment().equals(java.util.Set.copyOf(wanted))) {
            return;
        }
        begin(consumer, fresh);
        consumer.assign(wanted);
        for (TopicPartition partition : wanted) {
            Long next = topic(partition.topic()).next(partition.partition());
            if (next != null) {
                consumer.seek(partition, next);
            }
        }
    }

    private void begin(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> fresh) {
        var begins = consumer.beginningOffsets(fresh, ANSWER);
        var ends = consumer.endOffsets(fresh, ANSWER);
        for (TopicPartition partition : fresh) {
            FollowedTopicState topic = topic(partition.topic());
            long begin = begins.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, begin);
            long newest = topic.feed().newest() == Feed.ALL
                    ? Feed.ALL
                    : Math.max(1, topic.feed().newest() / topic.partitions());
            topic.begin(partition.partition(), Math.max(begin, end - newest), end);
        }
    }

    /// Of a consumer without a group, which reads what is committed, with a bounded memory.
    static Map<String, Object> consumerProperties(Map<String, String> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", "earliest");
        properties.put("allow.auto.create.topics", false);
        properties.put("max.poll.records", 2_000);
        properties.put("fetch.max.bytes", FETCH_BYTES);
        properties.put("max.partition.fetch.bytes", 1 << 20);
        properties.remove("group.id");
        return properties;
    }

    private Map<String, Object> adminProperties() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("default.api.timeout.ms", (int) ANSWER.toMillis());
        properties.put("request.timeout.ms", (int) ANSWER.toMillis());
        return properties;
    }

    /// How far it is. Any thread may ask.
    Reading progress() {
        var all = new TreeMap<String, Reading.OfTopic>();
        topics.forEach((name, topic) -> all.put(name, topic.reading()));
        return new Reading(caughtUp, all);
    }

    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
