package io.tidings.app.models;

import io.tidings.app.Surroundings;
import io.tidings.app.config.Settings;
import io.tidings.classify.ModelId;
import io.tidings.modelregistry.Champion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Brings the champion before this one back.
@Command(name = "rollback", description = {"Makes the champion before this one champion again.", "",
        "A second rollback goes one further back."})
final class RollbackCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin
    private RegistryOptions options = new RegistryOptions();

    @Mixin
    private ReasonOption reason = new ReasonOption();

    @Option(names = "--name", paramLabel = "NAME", description = "Whose champion; by default that of 'models.name'.")
    private @Nullable String name;

    RollbackCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Settings settings = options.settings(surroundings);
        String serving = name == null ? settings.process().models().name() : name;
        try (var registry = options.open(settings, surroundings)) {
            ModelId former = registry.catalog().champion(serving).map(Champion::model).orElse(null);
            Change.of(former, registry.rollback(serving, reason.why())).print(surroundings, options.json());
        }
    }
}
