package io.tidings.app.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads settings from environment variables: `TIDINGS_` and the path in capitals, `_` for every dot and before every
/// capital: `output.deadLetters` is `TIDINGS_OUTPUT_DEAD_LETTERS`, `kafka.bootstrap.servers` is
/// `TIDINGS_KAFKA_BOOTSTRAP_SERVERS`. Variables cannot name a new input topic, only change one that is there already,
/// because the spelling of its name would be lost.
final class VariableSettings {

    private static final String PREFIX = "TIDINGS_";
    /// Variables of ours that are no settings: the launcher's, the log's, the tests'.
    private static final Set<String> OTHERS = Set.of("TIDINGS_CONFIG", "TIDINGS_OPTS", "TIDINGS_LOG",
            "TIDINGS_LOG_KAFKA", "TIDINGS_LOG_FORMAT", "TIDINGS_DATA", "TIDINGS_JDK_ROOT");

    private final Collection<KeyPath> known;

    /// @param known paths that were said already, for topic names
    VariableSettings(Collection<KeyPath> known) {
        this.known = known;
    }

    /// @param warnings takes a line for each variable that looks like ours and is not: an orchestrator may set such
    List<Setting> read(Map<String, String> environment, List<String> warnings) {
        var settings = new ArrayList<Setting>();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !OTHERS.contains(name)) {
                path(Settings.SHAPE, KeyPath.TOP, name.substring(PREFIX.length())).ifPresentOrElse(
                        path -> settings.add(new Setting(path, value, Origin.variable(name))),
                        () -> warnings.add("the environment variable " + name + " is no setting and is ignored"
                                + Suggestion.of(name, names(Settings.SHAPE, PREFIX)).replaceFirst("^; known.*", "")));
            }
        });
        return settings;
    }

    /// The variable for a key or a path of keys.
    static String name(String key) {
        return key.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private Optional<KeyPath> path(Shape shape, KeyPath above, String rest) {
        return switch (shape) {
            case Shape.Value value -> rest.isEmpty() ? Optional.of(above) : Optional.empty();
            case Shape.Section(Map<String, Shape> keys) -> keys.entrySet()
                    .stream()
                    .flatMap(key -> below(key.getValue(), above.child(key.getKey()), rest).stream())
                    .findFirst();
            case Shape.Open(Shape.Value value) when !rest.isEmpty() ->
                Optional.of(above.child(rest.toLowerCase(Locale.ROOT).replace('_', '.')));
            case Shape.Open(Shape each) -> known.stream()
                    .filter(path -> path.startsWith(above) && path.keys().size() > above.keys().size())
                    .map(path -> above.child(path.keys().get(above.keys().size())))
                    .distinct()
                    .flatMap(topic -> below(each, topic, rest).stream())
                    .findFirst();
        };
    }

    /// What follows the name of a path's last key.
    private Optional<KeyPath> below(Shape shape, KeyPath path, String rest) {
        String name = name(path.last());
        if (rest.equals(name)) {
            return path(shape, path, "");
        }
        return rest.startsWith(name + "_") ? path(shape, path, rest.substring(name.length() + 1)) : Optional.empty();
    }

    private static List<String> names(Shape shape, String prefix) {
        return switch (shape) {
            case Shape.Section(Map<String, Shape> keys) -> keys.entrySet()
                    .stream()
                    .flatMap(key -> names(key.getValue(), prefix + (prefix.endsWith("_") ? "" : "_")
                            + name(key.getKey())).stream())
                    .toList();
            default -> List.of(prefix);
        };
    }
}
