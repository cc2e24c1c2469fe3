package io.tidings.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.tidings.event.EventCodec;
import io.tidings.event.LabeledReview;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Reviews sent to a broker, and the labelled events that came back, by id.
final class Traffic {

    static final String INPUT = "reviews";
    static final String OUTPUT = "tidings.labeled";

    private final String bootstrapServers;

    Traffic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /// Sends reviews `first` to `first + count - 1` as JSON; returns when the broker has them.
    void send(int first, int count) {
        try (var producer = producer()) {
            var last = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = first; i < first + count; i++) {
                last.add(producer.send(record(i)));
            }
            for (var one : last) {
                one.get(); // the producer gives up by itself, and says why
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError("the reviews could not be sent", e);
        }
    }

    /// How often each id was labelled, by what is committed at this moment.
    Map<String, Integer> labeled() {
        var times = new HashMap<String, Integer>();
        events().forEach(event -> times.merge(event.getId(), 1, Integer::sum));
        return times;
    }

    /// What is committed at this moment.
    List<LabeledReview> events() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "isolation.level",
                "read_committed", "enable.auto.commit", false, "max.poll.records", 10_000);
        var events = new ArrayList<LabeledReview>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(OUTPUT)
                    .stream()
                    .map((PartitionInfo info) -> new TopicPartition(OUTPUT, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    events.add(EventCodec.LABELED_REVIEW.read(record.value()));
                }
            }
        } catch (java.io.IOException e) {
            throw new AssertionError(OUTPUT + " holds something that is no labelled event", e);
        }
        return events;
    }

    static String id(int i) {
        return "review-" + i;
    }

    private static ProducerRecord<String, String> record(int i) {
        String text = switch (i % 4) {
            case 0 -> "A wonderful film, I loved every minute of it";
            case 1 -> "Dull, slow and badly acted: a waste of an evening";
            case 2 -> "Not bad at all, though it could have been shorter. Number " + i;
            default -> "The ending spoiled what had been a good story so far " + "and so on ".repeat(i % 20);
        };
        String json = "{\"id\":\"" + id(i) + "\",\"subject\":\"film " + i % 17 + "\",\"text\":\"" + text + "\"}";
        return new ProducerRecord<>(INPUT, "film " + i % 17, json);
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(), new StringSerializer());
    }

}
