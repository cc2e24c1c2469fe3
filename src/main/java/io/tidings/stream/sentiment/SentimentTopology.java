package io.tidings.stream.sentiment;

import java.util.Optional;
import java.util.Set;

import io.tidings.event.Alert;
import io.tidings.event.EventCodec;
import io.tidings.event.SentimentWindow;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// Labelled events in, windows and alerts out; see the package.
public final class SentimentTopology {

    private SentimentTopology() {}

    /// @param meters take what the topology does
    public static Topology of(SentimentTask task, SentimentMeters meters) {
        var builder = new StreamsBuilder();
        builder.addStateStore(small(CountProcessor.PARTS, Formats.PARTS));
        builder.addStateStore(small(CountProcessor.TIMES, Serdes.Long()));
        // The only one that grows with subjects and time.
        builder.addStateStore(store(Stores.persistentKeyValueStore(WindowProcessor.WINDOWS), Formats.WINDOWS));
        builder.addStateStore(small(WindowProcessor.CHANGED, Serdes.Long()));
        builder.addStateStore(small(WindowProcessor.STARTS, Serdes.Long()));
        KStream<String, SpecificRecordBase> told = builder
                .stream(task.labeled(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                        .withName("labeled")
                        // Windows go by the times within the event. Records on the way have those of their writing, so
                        // that no topic deletes what is old in event time only.
                        .withTimestampExtractor(new WallclockTimestampExtractor())
                        .withOffsetResetPolicy(AutoOffsetReset.earliest()))
                .process(() -> new CountProcessor(task, meters), CountProcessor.PARTS, CountProcessor.TIMES)
                // A subject's reviews may come in on any partition; here all that is counted of it comes together.
                .repartition(Repartitioned.with(Serdes.String(), Formats.PARTS).withName("sentiment-parts"))
                .process(() -> new WindowProcessor(task, meters), WindowProcessor.WINDOWS, WindowProcessor.CHANGED,
                        WindowProcessor.STARTS);
        told.filter((_, event) -> event instanceof SentimentWindow)
                .mapValues(event -> EventCodec.SENTIMENT_WINDOW.write((SentimentWindow) event, task.format()))
                .to(task.settings().topic(), produced());
        told.filter((_, event) -> event instanceof Alert)
                .mapValues(event -> EventCodec.ALERT.write((Alert) event, task.format()))
                .to(task.settings().alerts().topic(), produced());
        return builder.build();
    }

    /// All windows of a subject to one partition, where a reader finds them in the order of their writing.
    private static Produced<String, byte[]> produced() {
        StreamPartitioner<String, byte[]> bySubject = (_, key, _, partitions) -> Optional
                .of(Set.of(Math.floorMod(subject(key).hashCode(), partitions)));
        return Produced.with(Serdes.String(), Serdes.ByteArray(), bySubject);
    }

    /// What stands behind size and start in a key.
    private static String subject(String key) {
        int start = key.indexOf('/') + 1;
        int behind = key.indexOf('/', start);
        return behind < 0 ? "" : key.substring(behind);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> small(String name, Serde<V> values) {
        return store(Stores.inMemoryKeyValueStore(name), values);
    }

    /// The cache leaves one record a key and commit for the changelog.
    private static <V> StoreBuilder<KeyValueStore<String, V>> store(KeyValueBytesStoreSupplier supplier,
            Serde<V> values) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), values).withCachingEnabled();
    }
}
