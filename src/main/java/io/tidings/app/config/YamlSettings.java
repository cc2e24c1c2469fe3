package io.tidings.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// Reads a YAML file into settings, each with its line and column.
///
/// Values stay the text that was written, so that `1e3` or `0777` reach Kafka as they stand in the file. Anchors,
/// aliases, tags and second documents are refused; size and depth are bounded.
final class YamlSettings {

    private static final int LARGEST_BYTES = 1 << 20;
    private static final int DEEPEST = 20;
    private static final YAMLFactory FACTORY = factory();

    private final Path file;
    private final YAMLParser parser;
    private final List<Setting> settings = new ArrayList<>();

    private YamlSettings(Path file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /// @throws ConfigurationException naming file, line and column
    static List<Setting> read(Path file) {
        try (YAMLParser parser = FACTORY.createParser(content(file))) {
            var reader = new YamlSettings(file, parser);
            reader.document();
            return reader.settings;
        } catch (NoSuchFileException e) {
            throw new ConfigurationException(Origin.file(file), "there is no such file", e);
        } catch (JsonProcessingException e) {
            throw notYaml(file, e);
        } catch (IOException e) {
            throw new ConfigurationException(Origin.file(file),
                    Files.isDirectory(file) ? "is a folder" : "cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST_BYTES + 1);
            if (content.length > LARGEST_BYTES) {
                throw new ConfigurationException(Origin.file(file),
                        "larger than " + LARGEST_BYTES + " bytes, which no configuration is");
            }
            return content;
        }
    }

    private static YAMLFactory factory() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST_BYTES);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        return YAMLFactory.builder()
                .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                .loaderOptions(options)
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .build();
    }

    private void document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return;
        }
        if (first == JsonToken.START_OBJECT) {
            section(KeyPath.TOP);
        } else if (first != JsonToken.VALUE_NULL) {
            throw failure("expected keys such as 'inputs:' at the top, found something else");
        }
        if (parser.nextToken() != null) {
            throw failure("expected one YAML document, found a second");
        }
    }

    private void section(KeyPath above) throws IOException {
        Map<String, Origin> seen = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Origin origin = origin(file, parser.currentTokenLocation());
            KeyPath path = above.child(key);
            Origin former = seen.putIfAbsent(key, origin);
            if (former != null) {
                throw new ConfigurationException(origin, path + " stands there already, at " + former);
            }
            refuseAnchors();
            JsonToken token = parser.nextToken();
            refuseAnchors();
            value(path, token, origin);
        }
    }

    private void value(KeyPath path, JsonToken token, Origin origin) throws IOException {
        switch (token) {
            case START_OBJECT -> {
                // Said by itself, so that a topic without keys below it is not lost.
                settings.add(new Setting(path, null, origin));
                section(path);
            }
            case VALUE_NULL -> settings.add(new Setting(path, null, origin));
            case START_ARRAY -> throw failure(path + ": expected one value, found a list; separate items by commas");
            default -> settings.add(new Setting(path, parser.getText(), origin));
        }
    }

    private void refuseAnchors() throws IOException {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw failure("anchors and aliases (& and *) are not supported; write the value out, or in quotes");
        }
        if (parser.getTypeId() != null) {
            throw failure("tags (!) are not supported");
        }
    }

    private ConfigurationException failure(String message) {
        return new ConfigurationException(origin(file, parser.currentTokenLocation()), message);
    }

    private static ConfigurationException notYaml(Path file, JsonProcessingException thrown) {
        if (thrown.getCause() instanceof MarkedYAMLException e && e.getProblemMark() != null) {
            Mark mark = e.getProblemMark();
            return new ConfigurationException(Origin.file(file, mark.getLine() + 1, mark.getColumn() + 1),
                    "not YAML: " + e.getProblem() + (e.getContext() == null ? "" : " " + e.getContext()), thrown);
        }
        return new ConfigurationException(origin(file, thrown.getLocation()),
                "not YAML: " + thrown.getOriginalMessage().lines().findFirst().orElse("unreadable"), thrown);
    }

    private static Origin origin(Path file, JsonLocation location) {
        return location == null
                ? Origin.file(file)
                : Origin.file(file, location.getLineNr(), location.getColumnNr());
    }
}
