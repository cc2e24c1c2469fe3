package io.tidings.app.config;

import java.util.Arrays;
import java.util.List;

/// Reads settings from `--set key=value`.
final class OptionSettings {

    private OptionSettings() {}

    /// @throws ConfigurationException where there is no such key
    static List<Setting> read(List<String> assignments) {
        return assignments.stream().map(OptionSettings::setting).toList();
    }

    private static Setting setting(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new ConfigurationException(Origin.option("--set"),
                    "expected key=value, such as output.topic=labeled, found '" + assignment + "'");
        }
        String dotted = assignment.substring(0, equals);
        Origin origin = Origin.option("--set " + dotted);
        var words = Arrays.asList(dotted.split("\\.", -1));
        KeyPath path = Settings.SHAPE.resolve(words).orElse(new KeyPath(words));
        var setting = new Setting(path, assignment.substring(equals + 1), origin);
        // Where no split fits, this says at which word.
        Settings.SHAPE.check(setting);
        return setting;
    }
}
