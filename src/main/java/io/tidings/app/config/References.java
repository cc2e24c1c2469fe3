package io.tidings.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces `${env:NAME}` and `${file:PATH}` in values, so that a secret need not stand in the file or on the command
/// line. Other `${...}` stay as they are: they may be meant for Kafka's own configuration providers.
final class References {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");
    private static final int LARGEST_BYTES = 1 << 16;

    private final Map<String, String> environment;

    References(Map<String, String> environment) {
        this.environment = environment;
    }

    static boolean isReference(String value) {
        return REFERENCE.matcher(value).find();
    }

    /// @throws ConfigurationException where there is no such variable or file; it never holds the value
    Setting resolve(Setting setting) {
        if (setting.value() == null || !isReference(setting.value())) {
            return setting;
        }
        String resolved = REFERENCE.matcher(setting.value())
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1).equals("env")
                        ? variable(setting, match.group(2))
                        : content(setting, Path.of(match.group(2)))));
        return new Setting(setting.path(), resolved, setting.origin());
    }

    private String variable(Setting setting, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new ConfigurationException(setting.origin(),
                    setting.path() + ": the environment variable " + name + " is not set");
        }
        return value;
    }

    private static String content(Setting setting, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST_BYTES + 1);
            if (content.length > LARGEST_BYTES) {
                throw new ConfigurationException(setting.origin(),
                        setting.path() + ": " + file + " is larger than " + LARGEST_BYTES + " bytes");
            }
            return new String(content, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new ConfigurationException(setting.origin(), setting.path() + ": cannot read " + file, e);
        }
    }
}
