package io.tidings.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

import io.tidings.event.ReviewDecoder;
import io.tidings.event.SourceRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// From the first offset of a range to its last, a transaction for each poll. Used once, by one thread.
final class ReplayLoop {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STALL = Duration.ofSeconds(60);

    private final Work work;
    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final EventWriter events;
    private final LookAhead lookAhead;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final long before;

    /// @param producer whose transactions have been initialised
    ReplayLoop(Work work, Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer) {
        this.work = work;
        this.consumer = consumer;
        this.producer = producer;
        ScoreSettings score = work.settings().score();
        this.events = new EventWriter(score);
        this.lookAhead = new LookAhead(new ReviewDecoder(score.inputs(), score.limits().textCharacters()),
                work.scoring(), score.batch(), work.clock()::millis);
        assign();
        this.before = done();
    }

    /// What is to be done and with what.
    record Work(ReplaySettings settings, ReplayRange range, Scoring scoring, InstantSource clock) {}

    /// How many offsets were done before it began.
    long before() {
        return before;
    }

    /// @return whether it came to the end of the range
    boolean run(BooleanSupplier stop, LongConsumer told) {
        Instant moved = work.clock().instant();
        while (!consumer.assignment().isEmpty() && !stop.getAsBoolean()) {
            long sofar = done();
            told.accept(sofar);
            List<ConsumerRecord<byte[], byte[]>> records = poll();
            if (!records.isEmpty()) {
                commit(records);
            }
            dropFinished();
            Instant now = work.clock().instant();
            moved = done() > sofar ? now : moved;
            if (moved.plus(STALL).isBefore(now)) {
                throw new TimeoutException("nothing of the range came within " + STALL.toSeconds() + " s");
            }
        }
        told.accept(done());
        return consumer.assignment().isEmpty();
    }

    private void assign() {
        var spans = work.range().spans();
        consumer.assign(spans.keySet());
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(spans.keySet());
        spans.forEach((partition, span) -> {
            OffsetAndMetadata there = committed.get(partition);
            long start = there == null ? span.start() : Math.max(span.start(), there.offset());
            positions.put(partition, start);
            consumer.seek(partition, start);
        });
        dropFinished();
    }

    /// Leaves the partitions that have been read to their end.
    private void dropFinished() {
        var open = consumer.assignment()
                .stream()
                .filter(p -> positions.getOrDefault(p, 0L) < work.range().span(p).end())
                .toList();
        if (open.size() < consumer.assignment().size()) {
            consumer.assign(open);
        }
    }

    private long done() {
        long done = 0;
        for (var span : work.range().spans().entrySet()) {
            long position = positions.getOrDefault(span.getKey(), span.getValue().start());
            done += Math.min(position, span.getValue().end()) - span.getValue().start();
        }
        return done;
    }

    /// The next records of the range.
    private List<ConsumerRecord<byte[], byte[]>> poll() {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
            if (work.range().contains(new TopicPartition(each.topic(), each.partition()), each.offset())) {
                records.add(each);
            }
        }
        // Not the last record's offset: behind it may be markers of transactions, or offsets that hold nothing any more.
        consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
        return records;
    }

    private void commit(List<ConsumerRecord<byte[], byte[]>> records) {
        producer.beginTransaction();
        try {
            var poll = new PollBuffer(records.stream().map(SourceRecord::of).toList());
            for (int i = 0; i < records.size(); i++) {
                SourceRecord source = SourceRecord.of(records.get(i));
                work.scoring().meters().recordRead();
                send(records.get(i), lookAhead.outcome(new PollTag(poll, i), source));
            }
            var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
            positions.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            producer.commitTransaction();
        } catch (RuntimeException e) {
            abort(e);
            throw e;
        }
    }

    private void abort(RuntimeException cause) {
        try {
            producer.abortTransaction();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private void send(ConsumerRecord<byte[], byte[]> record, Outcome outcome) {
        switch (outcome) {
            case Outcome.Labeled labeled -> {
                byte[] event = events.write(labeled, SourceRecord.of(record));
                events.tooLarge(record.key(), event, record.headers())
                        .ifPresentOrElse(refused -> work.scoring().meters().deadLettered(refused.reason()), () -> {
                            // What becomes of it, the commit tells.
                            var _ = producer.send(new ProducerRecord<>(work.settings().output(), null,
                                    Math.max(0, record.timestamp()), record.key(), event, record.headers()));
                            work.scoring().meters().recordLabeled();
                        });
            }
            case Outcome.Refused refused -> work.scoring().meters().deadLettered(refused.reason());
        }
    }
}
