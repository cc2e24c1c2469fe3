package io.tidings.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Reads YAML with anchors and merges followed, which Jackson does not do.
final class Yaml {

    private static final JsonMapper JSON = new JsonMapper();

    private Yaml() {}

    static JsonNode read(String text) {
        return JSON.valueToTree(new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }
}
