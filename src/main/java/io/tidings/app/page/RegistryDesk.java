package io.tidings.app.page;

import java.time.Duration;

import io.tidings.app.InstanceName;
import io.tidings.app.Surroundings;
import io.tidings.app.config.Settings;
import io.tidings.classify.ModelId;
import io.tidings.dashboard.web.ModelDesk;
import io.tidings.modelregistry.Champion;
import io.tidings.modelregistry.ModelRegistry;
import io.tidings.modelregistry.RegistryAccess;
import io.tidings.modelregistry.Why;
import org.jspecify.annotations.Nullable;

/// Promotes on the models topic what somebody chose on the page. Connects when it is first asked to.
final class RegistryDesk implements ModelDesk, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Why BY_HAND = Why.because("by hand, on the page");

    private final Surroundings surroundings;
    private final Settings settings;
    private @Nullable ModelRegistry registry;

    RegistryDesk(Surroundings surroundings, Settings settings) {
        this.surroundings = surroundings;
        this.settings = settings;
    }

    @Override
    public synchronized ModelId promote(String name, ModelId model) {
        ModelRegistry models = registry();
        ModelId former = models.catalog().champion(name).map(Champion::model).orElse(null);
        return models.promote(name, former, model, BY_HAND).model();
    }

    @Override
    public synchronized ModelId rollback(String name) {
        return registry().rollback(name, BY_HAND).model();
    }

    private ModelRegistry registry() {
        if (registry == null) {
            var access = new RegistryAccess(settings.score().kafka(),
                    InstanceName.of("page", surroundings.environment()), TIMEOUT, surroundings.clock());
            registry = new ModelRegistry(settings.process().models(), access);
        }
        return registry;
    }

    @Override
    public synchronized void close() {
        if (registry != null) {
            registry.close();
            registry = null;
        }
    }
}
