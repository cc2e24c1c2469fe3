package io.tidings.modelregistry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import io.tidings.classify.ModelId;
import io.tidings.event.EventCodec;
import io.tidings.event.ModelManifest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The models topic as read so far: manifests, champions, and where the chunks lie; never a model's bytes.
/// Used by one thread.
public final class RegistryState {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryState.class);

    private final LinkedHashMap<ModelId, ModelManifest> manifests = new LinkedHashMap<>();
    private final Map<ModelId, String> unreadable = new HashMap<>();
    private final Map<String, Champion> champions = new HashMap<>();
    private final Map<String, ModelId> shadows = new HashMap<>();
    private final Map<ModelId, NavigableMap<Integer, Long>> chunks = new HashMap<>();

    /// Takes in the next record of the topic.
    public void apply(ConsumerRecord<byte[], byte[]> record) {
        switch (RecordKey.of(record.key())) {
            case RecordKey.Manifest(ModelId id) -> manifest(id, record);
            case RecordKey.Chunk(ModelId id, int index) -> chunk(id, index, record);
            case RecordKey.ChampionOf(String name) -> champion(name, record);
            case RecordKey.ShadowOf(String name) -> shadow(name, record);
            case RecordKey.Unknown() -> LOG.warn("{} offset {}: a key that is not of the models topic: {}",
                    record.topic(), record.offset(),
                    record.key() == null ? "none" : new String(record.key(), StandardCharsets.UTF_8));
        }
    }

    private void manifest(ModelId id, ConsumerRecord<byte[], byte[]> record) {
        manifests.remove(id);
        unreadable.remove(id);
        if (record.value() == null) {
            return;
        }
        try {
            ModelManifest manifest = EventCodec.MODEL_MANIFEST.read(record.value());
            if (!id.value().equals(manifest.getId())) {
                throw new IOException("it says of itself that it is model '" + manifest.getId() + "'");
            }
            manifests.put(id, manifest);
        } catch (IOException e) {
            LOG.warn("{} offset {}: the manifest of model {} cannot be read: {}", record.topic(), record.offset(),
                    id.abbreviated(), e.getMessage());
            unreadable.put(id, String.valueOf(e.getMessage()));
        }
    }

    private void chunk(ModelId id, int index, ConsumerRecord<byte[], byte[]> record) {
        var offsets = chunks.computeIfAbsent(id, _ -> new TreeMap<>());
        if (record.value() == null) {
            offsets.remove(index);
        } else {
            offsets.put(index, record.offset());
        }
        if (offsets.isEmpty()) {
            chunks.remove(id);
        }
    }

    private void champion(String name, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            champions.remove(name);
            return;
        }
        try {
            champions.put(name, Champion.ofJson(name, record.value()));
        } catch (IOException e) {
            LOG.warn("{} offset {}: the champion of {} cannot be read, the former stays: {}", record.topic(),
                    record.offset(), name, e.getMessage());
        }
    }

    private void shadow(String name, ConsumerRecord<byte[], byte[]> record) {
        shadows.remove(name);
        if (record.value() != null) {
            try {
                shadows.put(name, new ModelId(new String(record.value(), StandardCharsets.UTF_8)));
            } catch (IllegalArgumentException e) {
                LOG.warn("{} offset {}: the shadow of {} cannot be read, there is none: {}", record.topic(),
                        record.offset(), name, e.getMessage());
            }
        }
    }

    /// What was read so far.
    public Catalog catalog() {
        return new Catalog(new LinkedHashMap<>(manifests), champions, shadows);
    }

    Optional<Champion> champion(String name) {
        return Optional.ofNullable(champions.get(name));
    }

    Optional<ModelId> shadow(String name) {
        return Optional.ofNullable(shadows.get(name));
    }

    /// The manifest of a model.
    ///
    /// @throws RegistryFailure where there is none or it cannot be read
    ModelManifest manifest(ModelId id) {
        ModelManifest manifest = manifests.get(id);
        if (manifest == null) {
            String why = unreadable.get(id);
            throw why == null
                    ? new RegistryFailure(RegistryFailure.Kind.NOT_FOUND,
                            "there is no manifest of model " + id.abbreviated() + " on the topic")
                    : new RegistryFailure(RegistryFailure.Kind.UNTRUSTED,
                            "the manifest of model " + id.abbreviated() + " cannot be read: " + why);
        }
        return manifest;
    }

    /// The offset of each chunk that is there, by its place in the model; may have gaps.
    NavigableMap<Integer, Long> chunks(ModelId id) {
        return new TreeMap<>(chunks.getOrDefault(id, new TreeMap<>()));
    }

    /// Whether every chunk that the manifest counts is there.
    boolean complete(ModelManifest manifest) {
        var there = chunks(new ModelId(manifest.getId()));
        return there.size() >= manifest.getChunks() && manifest.getChunks() > 0
                && there.headMap(manifest.getChunks()).size() == manifest.getChunks();
    }
}
