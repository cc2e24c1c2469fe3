package io.tidings.app.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.app.config.Settings;
import io.tidings.event.EventCodec;
import io.tidings.event.Feedback;
import io.tidings.learn.feedback.Pseudonyms;
import io.tidings.stream.TopicPlan;
import io.tidings.text.Redaction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Sends feedback, redacted and with pseudonyms for names, keyed by review id. For one thread.
final class FeedbackSender implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String topic;
    private final Pseudonyms pseudonyms;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final AtomicLong acknowledged = new AtomicLong();

    /// @throws io.tidings.stream.StreamFailure where no broker answers or the topic is missing
    FeedbackSender(Settings settings) {
        Map<String, String> kafka = settings.score().kafka();
        topic = settings.process().feedback().topic();
        pseudonyms = new Pseudonyms(settings.process().feedback().salt());
        new TopicPlan(settings.topics().topics().stream().filter(planned -> planned.name().equals(topic)).toList())
                .requireAll(kafka, PATIENCE);
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("acks", "all");
        properties.put("enable.idempotence", true);
        properties.put("linger.ms", 5);
        properties.put("compression.type", "zstd");
        properties.put("max.request.size", 2 << 20);
        properties.put("max.block.ms", PATIENCE.toMillis());
        properties.put("client.id", "tidings-feedback-sender");
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// What is sent of it: without names, and with placeholders in its text.
    Feedback plain(Feedback feedback) {
        var plain = Feedback.newBuilder(feedback)
                .setBy(pseudonyms.of(feedback.getBy()))
                .setAuthor(pseudonyms.of(feedback.getAuthor()))
                .setSubject(Redaction.redact(feedback.getSubject()));
        feedback.getText().ifPresent(text -> plain.setText(Redaction.redact(text)));
        feedback.getForgetAuthor().ifPresent(author -> plain.setForgetAuthor(pseudonyms.of(author)));
        return plain.build();
    }

    void send(Feedback feedback) {
        Feedback plain = plain(feedback);
        send(plain.getForgetAuthor().orElse(plain.getReviewId()), EventCodec.FEEDBACK.write(plain));
    }

    /// Has a review forgotten.
    void forget(String reviewId) {
        send(reviewId, null);
    }

    /// Waits until all is acknowledged.
    ///
    /// @return how many records that is since the beginning
    /// @throws CommandFailure where some is not
    long await() {
        producer.flush();
        requireNoFailure();
        return acknowledged.get();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets it
    private void send(String key, byte @Nullable [] value) {
        requireNoFailure();
        byte[] keyBytes = key.isEmpty() ? null : key.getBytes(UTF_8);
        producer.send(new ProducerRecord<>(topic, keyBytes, value), (sent, problem) -> {
            if (problem == null) {
                acknowledged.incrementAndGet();
            } else {
                failure.compareAndSet(null, problem);
            }
        });
    }

    private void requireNoFailure() {
        Exception problem = failure.get();
        if (problem != null) {
            ExitCode code = problem instanceof TimeoutException ? ExitCode.UNREACHABLE : ExitCode.FAILURE;
            throw new CommandFailure(code, "feedback cannot be sent to " + topic + " after " + acknowledged.get()
                    + " records: " + problem.getMessage() + "; sending it again does no harm", problem);
        }
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
