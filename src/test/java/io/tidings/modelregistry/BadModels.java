package io.tidings.modelregistry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.tidings.classify.ModelId;
import io.tidings.event.EventCodec;
import io.tidings.event.ModelManifest;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// Writes models that are bad in some way, and makes them champion past the registry.
final class BadModels {

    /// Which kind each model is, by its id.
    final Map<String, String> ids = new ConcurrentHashMap<>();
    private final RegistryStage stage;
    private final RegistrySettings settings;
    private final String name;

    BadModels(RegistryStage stage, RegistrySettings settings, String name) {
        this.stage = stage;
        this.settings = settings;
        this.name = name;
    }

    interface Spoiling {
        void spoil(Candidate candidate);
    }

    void promote(String kind, Spoiling spoiling) throws Exception {
        promote(kind, RuleModels.content(kind.hashCode(), 3_000), spoiling);
    }

    void promote(String kind, byte[] content, Spoiling spoiling) throws Exception {
        var candidate = new Candidate(name, content);
        spoiling.spoil(candidate);
        ids.put(id(content).value(), kind);
        var records = new HashMap<RecordKey, byte[]>();
        for (int i = 0; i < candidate.chunks.size(); i++) {
            records.put(new RecordKey.Chunk(id(content), i), candidate.chunks.get(i));
        }
        stage.forge(settings, records);
        byte[] manifest = candidate.manifestBytes == null
                ? null
                : candidate.manifestBytes.length == 0
                        ? EventCodec.MODEL_MANIFEST.write(candidate.manifest)
                        : candidate.manifestBytes;
        if (manifest != null) {
            stage.forge(settings, Map.of(new RecordKey.Manifest(id(content)), manifest));
        }
        var champion = new Champion(name, id(content), Instant.EPOCH, kind, List.of());
        stage.forge(settings, Map.of(new RecordKey.ChampionOf(name), champion.toJson()));
        Awaitility.await()
                .atMost(RegistryStage.PATIENCE)
                .until(() -> stage.events(settings)
                        .stream()
                        .anyMatch(event -> event.getModelId().equals(id(content).value())));
    }

    /// A model about to be written.
    static final class Candidate {

        final ModelManifest manifest;
        final List<byte[]> chunks = new ArrayList<>();
        byte @Nullable [] manifestBytes = {};

        Candidate(String name, byte[] content) {
            manifest = RuleModels.manifest(name);
            manifest.setId(id(content).value());
            manifest.setSize(content.length);
            manifest.setChunks(3);
            manifest.setCreatedAt(Instant.EPOCH);
            for (int i = 0; i < 3; i++) {
                chunks.add(Arrays.copyOfRange(content, i * 1_000, i * 1_000 + 1_000));
            }
        }
    }

    private static ModelId id(byte[] content) {
        return ModelId.ofContent(content);
    }
}
