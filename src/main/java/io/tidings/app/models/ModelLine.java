package io.tidings.app.models;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidings.classify.ModelId;
import io.tidings.event.ModelManifest;
import io.tidings.modelregistry.Catalog;
import io.tidings.modelregistry.Champion;
import org.jspecify.annotations.Nullable;

/// A model as the commands show it.
///
/// @param state         `champion`, `shadow`, `former` or `published`
/// @param championSince null where it is not the champion
/// @param parent        null where its training began from nothing
/// @param publishedAt   ISO-8601
record ModelLine(String id, String name, String state, @Nullable String championSince, @Nullable String parent,
        List<String> labels, String spec, int vocabulary, long size, int chunks, boolean signed, String publishedAt,
        Map<String, Double> metrics, Map<String, String> provenance) {

    static ModelLine of(ModelManifest manifest, Catalog catalog) {
        var id = new ModelId(manifest.getId());
        Champion champion = catalog.champion(manifest.getName()).orElse(null);
        String since = champion != null && champion.model().equals(id) ? champion.since().toString() : null;
        return new ModelLine(manifest.getId(), manifest.getName(),
                catalog.isShadow(id) ? "shadow" : state(id, champion), since,
                manifest.getParent().isEmpty() ? null : manifest.getParent(), manifest.getLabels(), manifest.getSpec(),
                manifest.getVocabularySize(), manifest.getSize(), manifest.getChunks(),
                manifest.getSignature().isPresent(), manifest.getCreatedAt().toString(),
                new TreeMap<>(manifest.getMetrics()), new TreeMap<>(manifest.getProvenance()));
    }

    private static String state(ModelId id, @Nullable Champion champion) {
        if (champion == null) {
            return "published";
        }
        if (champion.model().equals(id)) {
            return "champion";
        }
        return champion.former().stream().anyMatch(reign -> reign.model().equals(id)) ? "former" : "published";
    }

    String shortId() {
        return new ModelId(id).abbreviated();
    }
}
