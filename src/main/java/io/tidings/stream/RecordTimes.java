package io.tidings.stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/// The record's own timestamp; for one without (-1, by producers of old), the newest of its partition so far.
/// Kafka's extractors drop such a record or stop at it.
final class RecordTimes implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> consumed, long partitionTime) {
        return consumed.timestamp() >= 0 ? consumed.timestamp() : Math.max(0, partitionTime);
    }
}
