package io.tidings.app.models;

import io.tidings.app.Surroundings;
import io.tidings.classify.ModelId;
import io.tidings.modelregistry.Catalog;
import io.tidings.modelregistry.Champion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Makes a model on the topic champion.
@Command(name = "promote", description = {"Makes a model on the topic the champion of its name.", "",
        "Running instances take it up at a batch boundary, after checking it; 'tidings models show ID' lists those that "
                + "have."})
final class PromoteCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin
    private RegistryOptions options = new RegistryOptions();

    @Mixin
    private ReasonOption reason = new ReasonOption();

    @Parameters(paramLabel = "ID", description = "The model.")
    private String id = "";

    PromoteCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (var registry = options.open(options.settings(surroundings), surroundings)) {
            Catalog catalog = registry.catalog();
            ModelId model = catalog.byPrefix(id);
            String name = catalog.manifest(model).orElseThrow().getName();
            ModelId former = catalog.champion(name).map(Champion::model).orElse(null);
            Change.of(former, registry.promote(name, former, model, reason.why()))
                    .print(surroundings, options.json());
        }
    }
}
