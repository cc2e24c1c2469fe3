package io.tidings.app.models;

import io.tidings.app.JsonOutput;
import io.tidings.app.Surroundings;
import io.tidings.classify.ModelId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes a model off the topic.
@Command(name = "delete", description = {"Takes a model off the topic; a champion is not deleted.", "",
        "Its events stay, and so do copies in the caches of instances until they are pushed out."})
final class DeleteCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin
    private RegistryOptions options = new RegistryOptions();

    @Mixin
    private ReasonOption reason = new ReasonOption();

    @Parameters(paramLabel = "ID", description = "The model.")
    private String id = "";

    DeleteCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private record Report(String deleted) {}

    @Override
    public void run() {
        try (var registry = options.open(options.settings(surroundings), surroundings)) {
            ModelId model = registry.catalog().byPrefix(id);
            registry.delete(model, reason.why());
            if (options.json()) {
                JsonOutput.print(surroundings.out(), new Report(model.value()));
            } else {
                surroundings.out().println("model " + model.abbreviated() + " is deleted");
            }
        }
    }
}
