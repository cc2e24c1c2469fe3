package io.tidings.app.watch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.tidings.classify.Reference;
import io.tidings.event.ModelManifest;
import io.tidings.modelregistry.Catalog;
import io.tidings.modelregistry.ModelRegistry;
import io.tidings.modelregistry.RegistryFailure;
import io.tidings.stream.drift.References;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The references in the manifests of the models topic, kept in memory and looked up again once a minute on a thread
/// of its own. Where the topic cannot be read, models have none, and what is usual is learned from their windows.
final class ManifestReferences implements References, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ManifestReferences.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Supplier<Catalog> catalog;
    private final AutoCloseable source;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Map<String, Reference> known = Map.of();

    private ManifestReferences(Supplier<Catalog> catalog, AutoCloseable source) {
        this.catalog = catalog;
        this.source = source;
    }

    /// @param registry closed with this
    static ManifestReferences start(ModelRegistry registry) {
        var references = new ManifestReferences(registry::catalog, registry);
        Thread.ofPlatform().name("drift-references").daemon().start(references::follow);
        return references;
    }

    @Override
    public Optional<Reference> of(String modelId) {
        return Optional.ofNullable(known.get(modelId));
    }

    /// Those of the manifests that have one that can be read.
    static Map<String, Reference> of(Iterable<ModelManifest> manifests) {
        var found = new HashMap<String, Reference>();
        for (ModelManifest manifest : manifests) {
            try {
                Reference reference = Reference.of(manifest.getReference());
                if (reference.count() > 0) {
                    found.put(manifest.getId(), reference);
                }
            } catch (IllegalArgumentException e) {
                LOG.warn("the reference in the manifest of model {} is not used: {}", manifest.getId(),
                        e.getMessage());
            }
        }
        return found;
    }

    private void follow() {
        try {
            do {
                refresh();
            } while (!closing.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS));
            source.close();
        } catch (Exception e) {
            LOG.debug("references of manifests are no longer followed", e);
        }
    }

    private void refresh() {
        try {
            known = of(catalog.get().manifests().values());
        } catch (RegistryFailure e) {
            LOG.debug("the models topic cannot be read for references, now", e);
        }
    }

    /// Ends soon; a lookup that is under way is not waited for.
    @Override
    public void close() {
        closing.countDown();
    }
}
