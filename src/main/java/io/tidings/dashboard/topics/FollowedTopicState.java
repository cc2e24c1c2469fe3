package io.tidings.dashboard.topics;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.tidings.dashboard.view.Reading;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A topic and how far it was read. For the reading thread, but for [#reading()].
final class FollowedTopicState {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedTopicState.class);

    private final Feed feed;
    private final Map<Integer, Long> next = new HashMap<>();
    private final Map<Integer, Long> firstEnds = new HashMap<>();
    private final LongAdder records = new LongAdder();
    private final LongAdder undecodable = new LongAdder();
    private final LongAdder sampledOut = new LongAdder();
    private volatile TopicsLook.@Nullable Seen seen;
    private boolean looked;

    FollowedTopicState(Feed feed) {
        this.feed = feed;
    }

    Feed feed() {
        return feed;
    }

    TopicPartition partition(int number) {
        return new TopicPartition(feed.topic(), number);
    }

    /// Takes the answer of a look.
    ///
    /// @param now null where there is no such topic
    void look(TopicsLook.@Nullable Seen now) {
        TopicsLook.Seen former = seen;
        if (now == null && (former != null || !looked)) {
            LOG.info("there is {} topic {}: the live page shows nothing of it until there is",
                    former == null ? "no" : "no longer a", feed.topic());
        }
        if (former != null && (now == null || !now.id().equals(former.id()))) {
            forget();
        }
        looked = true;
        seen = now;
    }

    private void forget() {
        next.clear();
        firstEnds.clear();
        feed.sink().clear();
    }

    /// How many partitions there are; 0 where there is no such topic.
    int partitions() {
        TopicsLook.Seen now = seen;
        return now == null ? 0 : now.partitions();
    }

    /// Where to read on; null where nothing was read yet.
    @Nullable
    Long next(int partition) {
        return next.get(partition);
    }

    /// @param end where the partition ended when reading it began
    void begin(int partition, long start, long end) {
        next.put(partition, start);
        firstEnds.put(partition, end);
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
        next.put(record.partition(), record.offset() + 1);
        records.increment();
        try {
            if (feed.sink().take(record) == Sink.Taken.SAMPLED_OUT) {
                sampledOut.increment();
            }
        } catch (java.io.IOException | RuntimeException e) { // Whatever a record does, the others are shown.
            undecodable.increment();
            if (undecodable.sum() == 1) {
                LOG.warn("{}-{} offset {} cannot be shown; further ones are only counted: {}", record.topic(),
                        record.partition(), record.offset(), e.toString());
            }
        }
    }

    /// Notes a position behind records that are not for readers, such as the marks of transactions.
    void reached(int partition, long position) {
        next.merge(partition, position, Math::max);
    }

    /// Whether all that was there when reading began has been read.
    boolean caughtUp() {
        return looked && firstEnds.size() >= partitions()
                && firstEnds.entrySet()
                        .stream()
                        .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    Reading.OfTopic reading() {
        return new Reading.OfTopic(seen != null, records.sum(), undecodable.sum(), sampledOut.sum());
    }
}
