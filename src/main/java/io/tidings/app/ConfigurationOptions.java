package io.tidings.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tidings.app.config.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of every command that reads tidings.yaml: mix in with `@Mixin`.
public final class ConfigurationOptions {

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration; else TIDINGS_CONFIG, else tidings.yaml here, else defaults.")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides a key, such as --set output.format=json. May be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "The brokers; short for --set kafka.bootstrap.servers=...")
    private @Nullable String bootstrap;

    /// Reads all sources and tells the user what was ignored.
    ///
    /// @throws io.tidings.app.config.ConfigurationException where a source says something that cannot be
    public Configuration load(Surroundings surroundings) {
        var all = new ArrayList<>(assignments);
        if (bootstrap != null) {
            all.add("kafka.bootstrap.servers=" + bootstrap);
        }
        Configuration configuration = Configuration.load(file, surroundings.environment(), all);
        configuration.warnings().forEach(warning -> surroundings.err().println("tidings: " + warning));
        return configuration;
    }
}
