package io.tidings.app.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

import io.tidings.classify.LabelSet;
import io.tidings.event.EventCodec;
import io.tidings.event.Feedback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Plays the people who say now and then which label is right, some time after they have seen a review. For one thread.
///
/// The same reviews get feedback in every run, with the same mistakes.
final class FeedbackGiver implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(3);
    private static final long SEED = 1;

    private final LearnOptions.Values how;
    private final LabelSet labels;
    private final Target target;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private long seen;
    private final AtomicLong given = new AtomicLong();

    /// @param model the name of the model that is to learn from it
    record Target(Map<String, String> kafka, String topic, String model, Clock clock) {}

    private record Waiting(long due, Feedback feedback) {}

    FeedbackGiver(LearnOptions.Values how, LabelSet labels, Target target) {
        this.how = how;
        this.labels = labels;
        this.target = target;
        this.producer = new KafkaProducer<>(Map.copyOf(target.kafka()), new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void saw(Outcome.Labeled labeled) {
        seen++;
        String id = labeled.event().getId();
        // One random number after the other from the review's id alone.
        var random = new SplittableRandom(SEED * 31 + id.hashCode());
        labeled.expected()
                .filter(label -> labels.indexOf(label) >= 0)
                .filter(label -> random.nextDouble() < how.share())
                .map(label -> said(label, random))
                .filter(label -> how.kind() != LearnOptions.FeedbackKind.onesided || label.equals(labels.name(0)))
                .ifPresent(label -> waiting.add(new Waiting(seen + how.delay(), feedback(id, label))));
        while (!waiting.isEmpty() && waiting.peek().due() <= seen) {
            send(waiting.remove().feedback());
        }
    }

    private String said(String right, SplittableRandom random) {
        String label = right;
        if (how.kind() == LearnOptions.FeedbackKind.flipped) {
            label = labels.name((labels.indexOf(right) + 1) % labels.size());
        }
        return random.nextDouble() < how.noise() ? labels.name(random.nextInt(labels.size())) : label;
    }

    private Feedback feedback(String id, String label) {
        return Feedback.newBuilder()
                .setReviewId(id)
                .setModel(target.model())
                .setLabel(label)
                .setBy("demo")
                .setSource("demo")
                .setAt(target.clock().instant())
                .build();
    }

    /// What becomes of it is seen in the counts of the join.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(Feedback feedback) {
        given.incrementAndGet();
        feedback.setAt(target.clock().instant());
        producer.send(new ProducerRecord<>(target.topic(), feedback.getReviewId().getBytes(StandardCharsets.UTF_8),
                EventCodec.FEEDBACK.write(feedback)));
    }

    /// Any thread may ask.
    long given() {
        return given.get();
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
