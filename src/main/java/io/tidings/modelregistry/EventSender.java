package io.tidings.modelregistry;

import java.time.Duration;
import java.util.Map;

import io.tidings.event.ModelEvent;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends events on its own, outside of any transaction. An event that cannot be sent is logged, no more: nothing that
/// it tells of depends on it.
final class EventSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventSender.class);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final ModelEvents events;
    private final KafkaProducer<byte[], byte[]> producer;

    EventSender(ModelEvents events) {
        this.events = events;
        Map<String, Object> properties = events.access().properties();
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, events.access().timeoutMillis());
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void send(ModelEvent event) {
        try {
            var _ = producer.send(events.record(event), (_, thrown) -> {
                if (thrown != null) {
                    failed(event, thrown);
                }
            });
        } catch (KafkaException e) {
            failed(event, e);
        }
    }

    private void failed(ModelEvent event, Exception thrown) {
        LOG.warn("the event '{}' of model {} did not reach {}: {}", event.getKind(), event.getModelId(),
                events.settings().events(), thrown.getMessage());
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
