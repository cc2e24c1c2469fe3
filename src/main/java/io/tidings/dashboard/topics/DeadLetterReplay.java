package io.tidings.dashboard.topics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.tidings.dashboard.topics.ReplayRefused.Why;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Sends dead letters back to where they came from, to be read again: with their key, value, time and headers, but for
/// the headers of the error. A header counts how often, so that a record that can never be labelled does not go round
/// for ever. Any thread may call it; each call opens its own connections.
///
/// @param kafka   properties of Kafka's clients
/// @param letters the topic of dead letters
/// @param inputs  the topics that records may be sent to; a forged header leads nowhere else
/// @param timeout for finding the record, and for sending it
public record DeadLetterReplay(Map<String, String> kafka, String letters, Set<String> inputs, Duration timeout) {

    /// How often a record is sent back at most.
    public static final int MOST_REPLAYS = 5;

    private static final Duration POLL = Duration.ofMillis(100);

    public DeadLetterReplay {
        kafka = Map.copyOf(kafka);
        inputs = Set.copyOf(inputs);
    }

    /// Where a record now lies once more.
    ///
    /// @param replays how often it was sent back by now
    public record Replayed(String topic, int partition, long offset, int replays) {}

    /// @param partition of the dead letter, as is the offset
    /// @throws ReplayRefused where it cannot or must not be sent back; nothing was sent then, except perhaps where the
    ///                       cluster did not answer
    public Replayed replay(int partition, long offset) {
        ConsumerRecord<byte[], byte[]> letter = find(new TopicPartition(letters, partition), offset);
        String source = text(letter, DeadLetterHeaders.TOPIC);
        if (source == null || !inputs.contains(source)) {
            throw new ReplayRefused(Why.NOT_POSSIBLE, where(letter) + " came from topic " + source
                    + "; expected one of the input topics " + inputs);
        }
        int replays = count(letter) + 1;
        if (replays > MOST_REPLAYS) {
            throw new ReplayRefused(Why.TOO_OFTEN, where(letter) + " was sent back " + MOST_REPLAYS
                    + " times already: correct it at its source");
        }
        return send(record(letter, source, replays), replays);
    }

    private ProducerRecord<byte[], byte[]> record(ConsumerRecord<byte[], byte[]> letter, String source, int replays) {
        ConsumerRecord<byte[], byte[]> whole = text(letter, DeadLetterHeaders.DROPPED) == null
                ? letter
                : original(letter, source);
        var record = new ProducerRecord<>(source, null, letter.timestamp() < 0 ? null : letter.timestamp(),
                whole.key(), whole.value());
        for (Header header : whole.headers()) {
            if (!DeadLetterHeaders.isOfError(header.key()) && !header.key().equals(DeadLetterHeaders.REPLAYS)) {
                record.headers().add(header);
            }
        }
        record.headers()
                .add(DeadLetterHeaders.REPLAYS, String.valueOf(replays).getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    /// The record itself, where the letter had no room for it.
    private ConsumerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> letter, String source) {
        try {
            int partition = Integer.parseInt(String.valueOf(text(letter, DeadLetterHeaders.PARTITION)));
            long offset = Long.parseLong(String.valueOf(text(letter, DeadLetterHeaders.OFFSET)));
            return find(new TopicPartition(source, partition), offset);
        } catch (NumberFormatException e) {
            throw new ReplayRefused(Why.NOT_POSSIBLE, where(letter)
                    + " has no value and does not say where its record lies", e);
        }
    }

    private static int count(ConsumerRecord<byte[], byte[]> letter) {
        String count = text(letter, DeadLetterHeaders.REPLAYS);
        try {
            return count == null ? 0 : Math.clamp(Integer.parseInt(count), 0, MOST_REPLAYS);
        } catch (NumberFormatException e) {
            return MOST_REPLAYS; // Somebody plays with it.
        }
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private ConsumerRecord<byte[], byte[]> find(TopicPartition partition, long offset) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", "none");
        properties.put("allow.auto.create.topics", false);
        properties.put("max.poll.records", 1);
        properties.put("default.api.timeout.ms", (int) timeout.toMillis());
        properties.remove("group.id");
        var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            consumer.assign(List.of(partition));
            long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            if (offset < begin || offset >= end) {
                throw gone(partition, offset);
            }
            consumer.seek(partition, offset);
            return poll(consumer, partition, offset);
        } catch (KafkaException e) {
            throw new ReplayRefused(Why.UNREACHABLE, "cannot read " + partition + " offset " + offset + ": "
                    + e.getMessage(), e);
        } finally {
            consumer.close(CloseOptions.timeout(POLL));
        }
    }

    private ConsumerRecord<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition,
            long offset) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < timeout.toNanos() && consumer.position(partition) <= offset) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() == offset) {
                    return record;
                }
                throw gone(partition, offset);
            }
        }
        throw gone(partition, offset);
    }

    private static ReplayRefused gone(TopicPartition partition, long offset) {
        return new ReplayRefused(Why.NOT_FOUND, "there is no record at " + partition + " offset " + offset
                + ": it was deleted, or never was");
    }

    private Replayed send(ProducerRecord<byte[], byte[]> record, int replays) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("acks", "all");
        properties.put("enable.idempotence", true);
        properties.put("max.block.ms", timeout.toMillis());
        var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            var sent = producer.send(record).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Replayed(sent.topic(), sent.partition(), sent.offset(), replays);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new ReplayRefused(Why.UNREACHABLE, "cannot write to " + record.topic() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayRefused(Why.UNREACHABLE, "interrupted", e);
        } finally {
            producer.close(POLL);
        }
    }

    private static String where(ConsumerRecord<byte[], byte[]> letter) {
        return "the dead letter at " + letter.topic() + "-" + letter.partition() + " offset " + letter.offset();
    }
}
