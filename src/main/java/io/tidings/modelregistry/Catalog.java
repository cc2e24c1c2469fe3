package io.tidings.modelregistry;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import io.tidings.classify.ModelId;
import io.tidings.event.ModelManifest;

/// What the models topic held at one moment. Immutable; its manifests must not be changed.
///
/// @param manifests the models, in the order in which they were published
/// @param champions by model name
/// @param shadows   the challengers that score along unseen, by model name
public record Catalog(SequencedMap<ModelId, ModelManifest> manifests, Map<String, Champion> champions,
        Map<String, ModelId> shadows) {

    public Catalog {
        manifests = Collections.unmodifiableSequencedMap(manifests);
        champions = Map.copyOf(champions);
        shadows = Map.copyOf(shadows);
    }

    public Optional<ModelManifest> manifest(ModelId id) {
        return Optional.ofNullable(manifests.get(id));
    }

    public Optional<Champion> champion(String name) {
        return Optional.ofNullable(champions.get(name));
    }

    /// Whether a model serves under any name.
    public boolean isChampion(ModelId id) {
        return champions.values().stream().anyMatch(champion -> champion.model().equals(id));
    }

    /// Whether a model scores along with the champion of any name.
    public boolean isShadow(ModelId id) {
        return shadows.containsValue(id);
    }

    /// The one model whose id begins so.
    ///
    /// @throws RegistryFailure where there is none or more than one
    public ModelId byPrefix(String prefix) {
        String sought = prefix.toLowerCase(Locale.ROOT);
        List<ModelId> found = manifests.keySet().stream().filter(id -> id.value().startsWith(sought)).toList();
        if (found.size() == 1 && !sought.isEmpty()) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            throw new RegistryFailure(RegistryFailure.Kind.NOT_FOUND, "there is no model whose id begins with '"
                    + prefix + "'; 'tidings models list' shows them");
        }
        throw new RegistryFailure(RegistryFailure.Kind.NOT_FOUND, "the ids of " + found.size() + " models begin with '"
                + prefix + "'; give more digits, such as " + found.getFirst().abbreviated());
    }
}
