package io.tidings.learn.feedback;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// Labelled events and feedback in, training examples and unmatched feedback out.
public final class FeedbackTopology {

    private static final String DAY_MILLIS = String.valueOf(24 * 3_600_000);

    private FeedbackTopology() {}

    /// @param meters take what the join does
    public static Topology of(JoinSettings settings, FeedbackMeters meters) {
        var builder = new StreamsBuilder();
        stores(builder);
        var bytes = Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withOffsetResetPolicy(AutoOffsetReset.earliest())
                .withTimestampExtractor(new WallclockTimestampExtractor());
        KStream<String, Message> labeled = builder.stream(settings.labeled().topic(), bytes)
                .process(() -> new LabeledIntake(settings, meters), Named.as("read-labeled"));
        KStream<String, Message> feedback = builder.stream(settings.feedback().topic(), bytes)
                .process(() -> new FeedbackIntake(settings), Named.as("read-feedback"));
        // Labelled events are keyed by the input's key, often the subject, feedback by review id, and whoever sends
        // feedback may place it as they like. One topic for both brings what belongs to one review into one partition,
        // in one order, however many partitions either has.
        labeled.merge(feedback)
                .repartition(Repartitioned.with(Serdes.String(), MessageSerde.serde())
                        .withName("by-review")
                        .withNumberOfPartitions(settings.partitions())
                        .withStreamPartitioner((topic, key, message, count) -> message instanceof Message.ForgetAuthor
                                ? Optional.of(all(count))
                                : Optional.empty()))
                .process(() -> new JoinProcessor(settings, meters), Named.as("join"), ReviewStore.REVIEWS,
                        ReviewStore.DEADLINES, ReviewStore.AUTHORS, ReviewStore.TOTALS)
                .to((key, output, context) -> output.topic(), Produced.with(Serdes.String(), Output.serde()));
        return builder.build();
    }

    /// An author's reviews may be anywhere.
    private static Set<Integer> all(int partitions) {
        return IntStream.range(0, partitions).boxed().collect(Collectors.toSet());
    }

    private static void stores(StreamsBuilder builder) {
        // What is deleted must leave the logs of the stores too, and not only when they have grown enough.
        var log = Map.of(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, DAY_MILLIS);
        for (String name : new String[]{ReviewStore.REVIEWS, ReviewStore.DEADLINES, ReviewStore.AUTHORS}) {
            builder.addStateStore(store(name).withCachingDisabled().withLoggingEnabled(log));
        }
        // Cached, so that figures which change with every record are written once a transaction.
        builder.addStateStore(store(ReviewStore.TOTALS).withCachingEnabled().withLoggingEnabled(Map.of()));
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray());
    }
}
