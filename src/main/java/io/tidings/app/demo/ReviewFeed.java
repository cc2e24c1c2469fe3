package io.tidings.app.demo;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.corpus.LabeledText;
import io.tidings.corpus.MalformedReviewException;
import io.tidings.event.EventCodec;
import io.tidings.event.Review;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Sends reviews to the input topic at a pace, on a thread of its own, and keeps the position of each that the broker
/// has acknowledged.
///
/// Reviews of one subject go to one partition, in the order of the file; those without a subject to any.
final class ReviewFeed implements AutoCloseable {

    private static final int REST_MILLIS = 20;
    private static final Duration LAST_SEND = Duration.ofSeconds(1);
    private static final Duration LAST_ACKNOWLEDGEMENT = Duration.ofSeconds(3);

    private final ReviewSource source;
    private final String topic;
    private final Clock clock;
    private final Ledger acknowledged;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Pace pace;
    private final BooleanSupplier rest;
    private final Thread thread;

    /// @param acknowledged takes the positions
    ReviewFeed(ReviewSource source, Target target, double perSecond, Ledger acknowledged) {
        this.source = source;
        this.topic = target.topic();
        this.clock = target.clock();
        this.acknowledged = acknowledged;
        this.pace = new Pace(perSecond, stop);
        this.rest = target.rest();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", target.bootstrapServers(), "acks", "all", "enable.idempotence", true,
                        "linger.ms", 5, "batch.size", 1 << 16, "client.id", "tidings-demo-feed"),
                new ByteArraySerializer(), new ByteArraySerializer());
        this.thread = Thread.ofPlatform().daemon().name("demo-feed").unstarted(this::feed);
    }

    /// @param rest whether reviews are to wait
    record Target(String bootstrapServers, String topic, Clock clock, BooleanSupplier rest) {}

    void start() {
        thread.start();
    }

    /// Whether no more will come: all are sent and acknowledged, or it was stopped, or it failed.
    boolean finished() {
        return !thread.isAlive();
    }

    /// Why reading or sending ended early, or null.
    @Nullable
    RuntimeException failure() {
        return failure.get();
    }

    /// Ends sending. What was sent is still acknowledged; a reader that waits for input is left behind.
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(LAST_SEND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(LAST_ACKNOWLEDGEMENT);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets it
    private void feed() {
        try (source) {
            while (stop.getCount() > 0 && source.hasNext()) {
                LabeledText review = source.next();
                rest();
                if (!pace.next() || failure.get() != null) {
                    break;
                }
                producer.send(toRecord(review), (sent, problem) -> acknowledge(review, sent, problem));
                // A person who types wants an answer now, not with the next batch.
                if (!source.ready()) {
                    producer.flush();
                }
            }
            producer.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (MalformedReviewException | UncheckedIOException e) {
            failure.compareAndSet(null, e);
            producer.flush();
        } catch (RuntimeException e) {
            // While stopping, the producer may be closed under our feet.
            if (stop.getCount() > 0) {
                failure.compareAndSet(null, e);
            }
        }
    }

    private void rest() throws InterruptedException {
        while (rest.getAsBoolean() && !stop.await(REST_MILLIS, TimeUnit.MILLISECONDS)) {
            producer.flush();
            pace.restart();
        }
    }

    private void acknowledge(LabeledText review, RecordMetadata sent, @Nullable Exception problem) {
        if (problem != null) {
            failure.compareAndSet(null, new CommandFailure(ExitCode.FAILURE, "review " + review.id() + " on line "
                    + review.line() + " cannot be sent: " + problem.getMessage(), problem));
        } else {
            acknowledged.enter(new Position(sent.partition(), sent.offset()));
        }
    }

    private ProducerRecord<byte[], byte[]> toRecord(LabeledText review) {
        Instant now = clock.instant();
        String subject = review.subject();
        byte[] key = subject == null ? null : subject.getBytes(StandardCharsets.UTF_8);
        var sent = new RecordHeader(Outcome.SENT_HEADER,
                ByteBuffer.allocate(Long.BYTES).putLong(micros(now)).array());
        return new ProducerRecord<>(topic, null, now.toEpochMilli(), key,
                EventCodec.REVIEW.write(toReview(review, now)),
                List.of(sent));
    }

    private static Review toReview(LabeledText review, Instant now) {
        String label = review.label();
        Instant time = review.time();
        String subject = review.subject();
        return Review.newBuilder()
                .setId(review.id())
                .setSubject(subject == null ? "" : subject)
                .setText(review.text())
                .setCreatedAt(time == null ? now : time)
                .setAttributes(label == null ? Map.of() : Map.of(Outcome.EXPECTED_ATTRIBUTE, label))
                .build();
    }

    static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }
}
