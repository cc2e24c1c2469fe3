package io.tidings.event;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A record as it was read, before anything is made of its bytes.
///
/// @param timestamp milliseconds since 1970-01-01T00:00Z
/// @param schema    the header in which Confluent's serializers may name a schema instead of in the value, if there
public record SourceRecord(String topic, int partition, long offset, long timestamp, byte @Nullable [] key,
        byte @Nullable [] value, @Nullable Header schema) {

    /// The header that `schema` is taken from.
    public static final String SCHEMA_HEADER = "__value_schema_id";

    public static SourceRecord of(ConsumerRecord<byte[], byte[]> consumed) {
        return new SourceRecord(consumed.topic(), consumed.partition(), consumed.offset(), consumed.timestamp(),
                consumed.key(), consumed.value(), consumed.headers().lastHeader(SCHEMA_HEADER));
    }

    /// `topic-partition-offset`: unique for a cluster.
    public String coordinates() {
        return topic + "-" + partition + "-" + offset;
    }
}
