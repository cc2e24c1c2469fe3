package io.tidings.app.replay;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.regex.Pattern;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.app.Models;
import io.tidings.app.config.ProcessSettings;
import io.tidings.app.config.Settings;
import io.tidings.classify.Classifier;
import io.tidings.classify.ModelId;
import io.tidings.model.LstmClassifier;
import io.tidings.model.ModelFormatException;
import io.tidings.modelregistry.ModelRegistry;
import io.tidings.modelregistry.RegistryAccess;
import io.tidings.modelregistry.RegistryFailure;

/// Finds the model that `--model` names: `bundled`, a file, or the first digits of an id.
final class PinnedModel {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{6,64}");

    private final Settings settings;
    private final Models.Loader loader;
    private final InstantSource clock;

    PinnedModel(Settings settings, Models.Loader loader, InstantSource clock) {
        this.settings = settings;
        this.loader = loader;
        this.clock = clock;
    }

    /// @throws CommandFailure  where it cannot be used
    /// @throws RegistryFailure where there is no model of that id
    Classifier named(String name) {
        return ID.matcher(name).matches() && !isFile(name) ? ofId(name) : loader.load(name);
    }

    /// From the models topic. The bundled model labels without ever having been there.
    private Classifier ofId(String digits) {
        var access = new RegistryAccess(settings.score().kafka(), settings.score().applicationId() + "-replay", TIMEOUT,
                clock);
        try (var registry = new ModelRegistry(settings.process().models(), access)) {
            ModelId id = registry.catalog().byPrefix(digits);
            return LstmClassifier.ofBytes(registry.fetch(id));
        } catch (ModelFormatException e) {
            throw new CommandFailure(ExitCode.INPUT,
                    "the model " + digits + " on the models topic cannot be used: " + e.getMessage(), e);
        } catch (RegistryFailure e) {
            return switch (e.kind()) {
                case NOT_FOUND, MISSING_TOPIC -> bundled(digits, e);
                default -> throw e;
            };
        }
    }

    private Classifier bundled(String digits, RegistryFailure otherwise) {
        Classifier bundled = loader.load(ProcessSettings.BUNDLED);
        if (!bundled.id().value().startsWith(digits.toLowerCase(Locale.ROOT))) {
            throw otherwise;
        }
        return bundled;
    }

    private static boolean isFile(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
