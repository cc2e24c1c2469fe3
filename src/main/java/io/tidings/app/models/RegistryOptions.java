package io.tidings.app.models;

import java.time.Duration;

import io.tidings.app.ConfigurationOptions;
import io.tidings.app.InstanceName;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.app.config.Settings;
import io.tidings.modelregistry.ModelRegistry;
import io.tidings.modelregistry.RegistryAccess;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of every command on the models topic.
final class RegistryOptions {

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "15", description = "How long to wait for the brokers (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    Settings settings(Surroundings surroundings) {
        return configuration.load(surroundings).settings();
    }

    /// @throws io.tidings.modelregistry.RegistryFailure where a key file is none
    ModelRegistry open(Settings settings, Surroundings surroundings) {
        var access = new RegistryAccess(settings.score().kafka(), InstanceName.of("models", surroundings.environment()),
                Duration.ofSeconds(Math.max(1, timeoutSeconds)), surroundings.clock());
        return new ModelRegistry(settings.process().models(), access);
    }

    boolean json() {
        return report.json();
    }

    boolean silent() {
        return report.silent();
    }
}
