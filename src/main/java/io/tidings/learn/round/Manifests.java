package io.tidings.learn.round;

import java.time.Instant;
import java.util.Map;

import io.tidings.event.ModelManifest;
import io.tidings.model.LstmClassifier;

/// Says of a model what its file says. The registry adds what publication adds.
public final class Manifests {

    private Manifests() {}

    /// @param name       under which it is to serve
    /// @param provenance where it came from; its `parent`, if any, is the model's parent
    public static ModelManifest of(String name, LstmClassifier model, Map<String, String> provenance) {
        var content = model.model().content();
        return ModelManifest.newBuilder()
                .setId(model.id().value())
                .setName(name)
                .setParent(provenance.getOrDefault("parent", ""))
                .setLabels(content.labels().names())
                .setVocabularyHash(content.vocabulary().hash())
                .setVocabularySize(content.vocabulary().size())
                .setSpec(content.shape())
                .setProvenance(provenance)
                .setMetrics(content.measured())
                .setReference(Map.of())
                .setSize(0)
                .setChunks(0)
                .setCreatedAt(Instant.EPOCH)
                .build();
    }
}
