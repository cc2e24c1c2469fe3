package io.tidings.app.models;

import java.util.Map;

import io.tidings.event.ModelManifest;
import io.tidings.model.LstmClassifier;
import io.tidings.model.LstmContent;

/// Says of a model what its file says.
final class Manifests {

    private Manifests() {}

    /// @param name       under which it is to serve
    /// @param provenance where it came from
    static ModelManifest of(String name, LstmClassifier model, Map<String, String> provenance) {
        LstmContent content = model.model().content();
        var shape = content.weights().spec();
        var manifest = new ModelManifest();
        manifest.setName(name);
        manifest.setParent("");
        manifest.setLabels(content.labels().names());
        manifest.setVocabularyHash(content.vocabulary().hash());
        manifest.setVocabularySize(content.vocabulary().size());
        manifest.setSpec("embedding " + shape.embedding() + ", hidden " + shape.hidden() + ", pooling "
                + shape.pooling().toString().toLowerCase(java.util.Locale.ROOT));
        manifest.setProvenance(provenance);
        manifest.setMetrics(content.measured());
        manifest.setReference(Map.of());
        return manifest;
    }
}
