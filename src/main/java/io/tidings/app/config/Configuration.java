package io.tidings.app.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidings.stream.ScoreSettings;
import org.jspecify.annotations.Nullable;

/// The effective settings and where each came from. Later sources win: defaults, file, environment, options.
public final class Configuration {

    private static final Path DEFAULT_FILE = Path.of("tidings.yaml");

    private final Settings settings;
    private final Map<KeyPath, Setting> said;
    private final List<String> warnings;

    private Configuration(Settings settings, Map<KeyPath, Setting> said, List<String> warnings) {
        this.settings = settings;
        this.said = said;
        this.warnings = warnings;
    }

    /// @param file        the file that was asked for; else TIDINGS_CONFIG, else tidings.yaml here, else none
    /// @param environment all environment variables
    /// @param assignments `key=value` of each `--set`, later ones winning
    /// @throws ConfigurationException naming the place and the key, for anything that cannot be
    public static Configuration load(@Nullable Path file, Map<String, String> environment, List<String> assignments) {
        var said = new LinkedHashMap<KeyPath, Setting>();
        Path chosen = chosen(file, environment);
        if (chosen != null) {
            YamlSettings.read(chosen).forEach(setting -> {
                Settings.SHAPE.check(setting);
                put(said, setting);
            });
        }
        // Options may name topics that variables then change, and win nevertheless.
        List<Setting> options = OptionSettings.read(assignments);
        var known = new ArrayList<>(said.keySet());
        options.forEach(option -> known.add(option.path()));
        if (known.stream().noneMatch(path -> path.startsWith(KeyPath.of("inputs")))) {
            io.tidings.stream.ScoreSettings.defaults()
                    .inputs()
                    .keySet()
                    .forEach(topic -> known.add(KeyPath.of("inputs", topic)));
        }
        var warnings = new ArrayList<String>();
        new VariableSettings(known).read(environment, warnings).forEach(setting -> put(said, setting));
        options.forEach(setting -> put(said, setting));
        var references = new References(environment);
        Settings settings = new Binding(said.values().stream().map(references::resolve).toList()).bind();
        return new Configuration(settings, said, List.copyOf(warnings));
    }

    public Settings settings() {
        return settings;
    }

    /// Lines for the user about what was ignored.
    public List<String> warnings() {
        return warnings;
    }

    /// The effective settings as a commented YAML file, with secrets masked and references unresolved.
    public String describe() {
        return new SettingsPrinter(said).print(settings);
    }

    private static @Nullable Path chosen(@Nullable Path file, Map<String, String> environment) {
        if (file != null) {
            return file;
        }
        String variable = environment.getOrDefault("TIDINGS_CONFIG", "");
        if (!variable.isBlank()) {
            return Path.of(variable);
        }
        return Files.exists(DEFAULT_FILE) ? DEFAULT_FILE : null;
    }

    private static void put(Map<KeyPath, Setting> said, Setting setting) {
        said.put(setting.path(), setting);
    }
}
