package io.tidings.app.config;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/// Writes settings as YAML that reads back as the same settings, with a comment above each key.
final class SettingsPrinter {

    private static final String INDENT = "  ";
    /// What YAML takes for text without quotes, whatever its version.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*");
    private static final Pattern WORD_WITH_MEANING = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n");
    private static final Properties COMMENTS = comments();

    private final Map<KeyPath, Setting> said;
    private final StringBuilder text = new StringBuilder();

    /// @param said what was said and from where, before references were resolved
    SettingsPrinter(Map<KeyPath, Setting> said) {
        this.said = said;
    }

    String print(Settings settings) {
        section(Settings.SHAPE, KeyPath.TOP, Binding.tree(settings));
        return text.toString();
    }

    /// The line above a key; keys of the user's choice are `*` in the file of comments.
    static String comment(KeyPath path) {
        var generic = new ArrayList<String>();
        Shape shape = Settings.SHAPE;
        for (String key : path.keys()) {
            generic.add(shape instanceof Shape.Open ? "*" : key);
            shape = shape.at(KeyPath.of(key));
        }
        return COMMENTS.getProperty(String.join(".", generic), "");
    }

    private void section(Shape shape, KeyPath above, JsonNode node) {
        node.properties().forEach(entry -> key(shape, above.child(entry.getKey()), entry.getValue()));
    }

    private void key(Shape above, KeyPath path, JsonNode node) {
        String indent = INDENT.repeat(path.keys().size() - 1);
        String comment = comment(path);
        if (path.keys().size() == 1 && !text.isEmpty()) {
            text.append('\n');
        }
        if (!comment.isEmpty()) {
            text.append(indent).append("# ").append(comment).append('\n');
        }
        text.append(indent).append(plainOrQuoted(path.last())).append(':');
        if (!node.isObject()) {
            text.append(' ').append(shown(path, node)).append('\n');
        } else if (node.isEmpty()) {
            text.append(" {}\n");
        } else {
            text.append('\n');
            section(above.at(KeyPath.of(path.last())), path, node);
        }
    }

    private String shown(KeyPath path, JsonNode node) {
        Setting setting = said.get(path);
        if (setting != null && setting.value() != null && References.isReference(setting.value())) {
            return plainOrQuoted(setting.value());
        }
        if (Secrets.isSecret(path) && !node.isNull() && !node.asText().isEmpty()) {
            return plainOrQuoted(Secrets.MASK);
        }
        if (!node.isTextual()) {
            return node.asText();
        }
        return Settings.SHAPE.at(path) instanceof Shape.Value(Class<?> type) && type.isEnum()
                ? node.asText().toLowerCase(Locale.ROOT)
                : plainOrQuoted(node.asText());
    }

    private static String plainOrQuoted(String value) {
        if (PLAIN.matcher(value).matches() && !WORD_WITH_MEANING.matcher(value).matches()) {
            return value;
        }
        var quoted = new StringBuilder("\"");
        value.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        quoted.append("\\u%04x".formatted(c));
                    } else {
                        quoted.append((char) c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private static Properties comments() {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(SettingsPrinter.class.getResourceAsStream("keys.properties")),
                StandardCharsets.UTF_8)) {
            var comments = new Properties();
            comments.load(in);
            return comments;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
