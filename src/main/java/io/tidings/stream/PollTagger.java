package io.tidings.stream;

import java.util.ArrayList;
import java.util.Map;

import io.tidings.event.SourceRecord;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Tags each record of a poll with a [PollTag]. Kafka makes it by name, one for each main consumer.
public final class PollTagger implements ConsumerInterceptor<byte[], byte[]> {

    /// Returns the very object it was given: a rebuilt one would lose the positions that the consumer goes on from.
    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        var sources = new ArrayList<SourceRecord>(records.count());
        records.forEach(consumed -> sources.add(SourceRecord.of(consumed)));
        var poll = new PollBuffer(sources);
        int index = 0;
        for (ConsumerRecord<byte[], byte[]> consumed : records) {
            consumed.headers().add(new PollTag(poll, index++));
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
}
