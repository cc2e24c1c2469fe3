package io.tidings.modelregistry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The right to write to the models topic, until somebody else opens a session of his own.
final class WriteSession implements AutoCloseable {

    private static final int REQUEST_MARGIN = 64 << 10;
    private static final int USUAL_REQUEST = 1 << 20;
    private static final long LONGEST_TRANSACTION = 600_000; // brokers refuse more than 900,000 ms by default
    private static final long SHORTEST_TRANSACTION = 60_000;
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    private WriteSession(String topic, KafkaProducer<byte[], byte[]> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    /// The one id under which all write, whatever process they are in.
    static String transactionalId(String topic) {
        return "tidings-models-" + topic;
    }

    /// Ends the session and rolls back the transaction of whoever had one.
    ///
    /// @param bytes about how much will be written
    /// @throws KafkaException where no broker answers in time or it is not allowed
    static WriteSession open(RegistrySettings settings, RegistryAccess access, long bytes) {
        Map<String, Object> properties = access.properties();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId(settings.topic()));
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, access.timeoutMillis());
        // An abandoned transaction holds readers up for so long, where nobody writes after it; so no longer than needed.
        long transaction = Math.min(LONGEST_TRANSACTION, SHORTEST_TRANSACTION + bytes / 1_000); // 1 MB a second
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) transaction);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Math.max(USUAL_REQUEST, settings.chunkBytes() + REQUEST_MARGIN));
        var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return new WriteSession(settings.topic(), producer);
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /// Writes all or nothing.
    ///
    /// @return the offset of the last record on the models topic
    /// @throws KafkaException where it was not written, or where that is unknown
    long commit(List<ProducerRecord<byte[], byte[]>> records) {
        var last = new AtomicLong();
        producer.beginTransaction();
        for (var record : records) {
            // The commit tells of the failure of any of them.
            Future<RecordMetadata> _ = producer.send(record, (written, thrown) -> {
                if (thrown == null && written.topic().equals(topic)) {
                    last.accumulateAndGet(written.offset(), Math::max);
                }
            });
        }
        // Waits as long as records still go out, while a commit waits for a fixed time only.
        producer.flush();
        producer.commitTransaction();
        return last.get();
    }

    /// Whether an exception says that somebody else has opened a session.
    static boolean fenced(Throwable thrown) {
        return thrown instanceof ProducerFencedException || thrown instanceof InvalidProducerEpochException
                || (thrown.getCause() != null && fenced(thrown.getCause()));
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
