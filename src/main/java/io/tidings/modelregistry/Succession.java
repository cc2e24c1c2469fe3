package io.tidings.modelregistry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.tidings.classify.ModelId;
import io.tidings.event.ModelManifest;
import io.tidings.modelregistry.RegistryFailure.Kind;
import org.jspecify.annotations.Nullable;

/// One change of champions, tried until it is known to be written or refused. It has a name of its own, by which it
/// is recognised where a commit came through although nobody said so.
final class Succession {

    private final String name;
    private final @Nullable ModelId expected;
    private final ModelId next;
    private final Signatures signatures;
    private final String change = UUID.randomUUID().toString();

    /// @param expected the champion that must be there, or null where there must be none
    Succession(String name, @Nullable ModelId expected, ModelId next, Signatures signatures) {
        this.name = name;
        this.expected = expected;
        this.next = next;
        this.signatures = signatures;
    }

    /// The outcome of an earlier attempt that came through.
    Optional<Champion> done(RegistryState state) {
        return state.champion(name).filter(champion -> champion.change().equals(change));
    }

    /// @param manifest of the next champion
    /// @throws RegistryFailure where it must not become champion
    Champion next(RegistryState state, ModelManifest manifest, Instant at) {
        Optional<Champion> present = state.champion(name);
        ModelId found = present.map(Champion::model).orElse(null);
        if (!Objects.equals(found, expected)) {
            throw new StaleChampionException(name, expected, found);
        }
        if (next.equals(found)) {
            throw new RegistryFailure(Kind.CONFLICT,
                    "model " + next.abbreviated() + " is the champion of " + name + " already");
        }
        signatures.require(manifest);
        requireFits(state, manifest);
        return present.map(champion -> champion.next(next, at, change))
                .orElseGet(() -> new Champion(name, next, at, change, before(state, manifest)));
    }

    /// The first champion's parent labelled before it, though it was never promoted; where it is on the topic one can go
    /// back to it.
    private static List<Champion.Reign> before(RegistryState state, ModelManifest first) {
        return state.catalog()
                .manifests()
                .values()
                .stream()
                .filter(one -> one.getId().equals(first.getParent()))
                .map(one -> new Champion.Reign(new ModelId(one.getId()), one.getCreatedAt()))
                .toList();
    }

    private void requireFits(RegistryState state, ModelManifest manifest) {
        if (!manifest.getName().equals(name)) {
            throw new RegistryFailure(Kind.CONFLICT, "model " + next.abbreviated() + " was published as "
                    + manifest.getName() + ", so it cannot become the champion of " + name);
        }
        if (expected == null) {
            return;
        }
        List<String> labels = state.catalog()
                .manifest(expected)
                .map(ModelManifest::getLabels)
                .orElse(manifest.getLabels());
        if (!labels.equals(manifest.getLabels())) {
            throw new RegistryFailure(Kind.CONFLICT,
                    "model " + next.abbreviated() + " labels " + manifest.getLabels() + ", the champion of " + name
                            + " " + labels + ": publish it under another model name");
        }
    }
}
