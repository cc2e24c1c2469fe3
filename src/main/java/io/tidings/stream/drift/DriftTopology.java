package io.tidings.stream.drift;

import io.tidings.event.EventCodec;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// Labelled events in, drift reports out; see the package.
public final class DriftTopology {

    private DriftTopology() {}

    /// @param references asked for a model's reference until it has one
    /// @param meters     take what the topology does
    public static Topology of(DriftTask task, References references, DriftMeters meters) {
        var builder = new StreamsBuilder();
        builder.addStateStore(store(CombineProcessor.STORE, Formats.WINDOWS));
        builder.addStateStore(store(WindowProcessor.WINDOWS, Formats.WINDOWS));
        builder.addStateStore(store(WindowProcessor.WATCHED, Formats.WATCHED));
        builder.stream(task.labeled(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withName("labeled")
                // Windows go by the scoring time within the event; a record without a time of its own is no trouble.
                .withTimestampExtractor(new WallclockTimestampExtractor())
                // A model's first windows are its reference: do not miss them.
                .withOffsetResetPolicy(AutoOffsetReset.earliest()))
                .process(() -> new CombineProcessor(task, meters), CombineProcessor.STORE)
                // Few and small records, and one place that sees all partitions of a window.
                .repartition(Repartitioned.with(Serdes.String(), Formats.WINDOWS)
                        .withName("drift-counts")
                        .withNumberOfPartitions(1))
                .process(() -> new WindowProcessor(task, references, meters), WindowProcessor.WINDOWS,
                        WindowProcessor.WATCHED)
                .mapValues(report -> EventCodec.DRIFT_REPORT.write(report))
                .to(task.reports(), Produced.with(Serdes.String(), Serdes.ByteArray()));
        return builder.build();
    }

    /// In memory, because all of it is small; the cache leaves one record a key and commit for the changelog.
    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withCachingEnabled();
    }
}
