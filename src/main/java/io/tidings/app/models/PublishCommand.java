package io.tidings.app.models;

import java.nio.file.Path;
import java.util.Map;

import io.tidings.app.CommandFailure;
import io.tidings.app.JsonOutput;
import io.tidings.app.Models;
import io.tidings.app.Surroundings;
import io.tidings.app.config.Settings;
import io.tidings.classify.ModelId;
import io.tidings.event.ModelManifest;
import io.tidings.learn.round.Manifests;
import io.tidings.model.LstmClassifier;
import io.tidings.modelregistry.Catalog;
import io.tidings.modelregistry.Champion;
import io.tidings.modelregistry.ModelRegistry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts a model file on the topic.
@Command(name = "publish", description = {"Puts a model file that 'tidings train' wrote on the topic.", "",
        "Nothing takes it up until it is promoted; --promote does both in one step."})
final class PublishCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin
    private RegistryOptions options = new RegistryOptions();

    @Mixin
    private ReasonOption reason = new ReasonOption();

    @Parameters(paramLabel = "FILE", description = "The model file, or 'bundled'.")
    private String file = "";

    @Option(names = "--name", paramLabel = "NAME", description = "Under which name it is to serve; by default 'models.name'.")
    private @Nullable String name;

    @Option(names = "--promote", description = "Make it the champion of its name, too.")
    private boolean promote;

    PublishCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private record Report(String id, String name, long size, int chunks, boolean signed, boolean promoted,
            @Nullable String formerChampion) {}

    @Override
    public void run() {
        Settings settings = options.settings(surroundings);
        String serving = name == null ? settings.process().models().name() : name;
        LstmClassifier model = Models.load(file);
        ModelManifest manifest = Manifests.of(serving, model, Map.of("source", Path.of(file).getFileName().toString()));
        try (var registry = options.open(settings, surroundings)) {
            report(promote
                    ? promoted(registry, manifest, Models.content(file))
                    : published(registry, manifest, Models.content(file)));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(io.tidings.app.ExitCode.USAGE, "--name: " + e.getMessage(), e);
        }
    }

    private Report published(ModelRegistry registry, ModelManifest manifest, byte[] content) {
        return report(registry.publish(manifest, content, reason.why()), false, null);
    }

    private Report promoted(ModelRegistry registry, ModelManifest manifest, byte[] content) {
        ModelId former = registry.catalog().champion(manifest.getName()).map(Champion::model).orElse(null);
        Champion champion = registry.publishAndPromote(manifest, content, former, reason.why());
        Catalog catalog = registry.catalog();
        return report(catalog.manifest(champion.model()).orElseThrow(), true, former);
    }

    private static Report report(ModelManifest manifest, boolean promoted, @Nullable ModelId former) {
        return new Report(manifest.getId(), manifest.getName(), manifest.getSize(), manifest.getChunks(),
                manifest.getSignature().isPresent(), promoted, former == null ? null : former.value());
    }

    private void report(Report report) {
        if (options.json()) {
            JsonOutput.print(surroundings.out(), report);
            return;
        }
        String id = new ModelId(report.id()).abbreviated();
        surroundings.out()
                .println("published model " + id + " as " + report.name() + ": " + report.size() + " bytes in "
                        + report.chunks() + " chunks" + (report.signed() ? ", signed" : ""));
        surroundings.out()
                .println(report.promoted()
                        ? "it is the champion of " + report.name() + " now"
                        : "'tidings models promote " + id + "' makes it the champion");
    }
}
