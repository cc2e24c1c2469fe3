package io.tidings.app.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.stream.ScoreSettings;

/// Makes the records from settings that fit the shape, and says where a value was written that they refuse.
final class Binding {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .withCoercionConfigDefaults(
                    all -> all.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .build();

    private final Collection<Setting> settings;

    Binding(Collection<Setting> settings) {
        this.settings = settings;
    }

    Settings bind() {
        return new Settings(bind(ProcessSettings.class), bind(ScoreSettings.class));
    }

    /// The effective settings as a tree, for showing them.
    static ObjectNode tree(Settings settings) {
        ObjectNode tree = MAPPER.valueToTree(settings.process());
        tree.setAll((ObjectNode) MAPPER.valueToTree(settings.score()));
        return tree;
    }

    private <T> T bind(Class<T> type) {
        Set<String> keys = Shape.of(type).keys().keySet();
        ObjectNode tree = MAPPER.createObjectNode();
        for (Setting setting : settings) {
            if (keys.contains(setting.path().keys().getFirst())) {
                put(tree, setting);
            }
        }
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonMappingException e) {
            throw failure(e);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(Origin.DEFAULTS, e.getOriginalMessage(), e);
        }
    }

    private static void put(ObjectNode tree, Setting setting) {
        List<String> keys = setting.path().keys();
        ObjectNode parent = tree;
        for (String key : keys.subList(0, keys.size() - 1)) {
            parent = parent.get(key) instanceof ObjectNode there ? there : parent.putObject(key);
        }
        if (setting.value() != null) {
            parent.put(keys.getLast(), setting.value());
        } else if (!parent.hasNonNull(keys.getLast())) {
            parent.putNull(keys.getLast());
        }
    }

    private ConfigurationException failure(JsonMappingException thrown) {
        var path = new KeyPath(thrown.getPath().stream().map(JsonMappingException.Reference::getFieldName).toList());
        if (thrown instanceof ValueInstantiationException && thrown.getCause() instanceof IllegalArgumentException e) {
            // The record says `component: what is wrong`, without knowing where it stands itself.
            String message = String.valueOf(e.getMessage());
            int colon = message.indexOf(": ");
            String component = colon < 0 ? "" : message.substring(0, colon);
            return new ConfigurationException(origin(path, component),
                    (path.keys().isEmpty() ? "" : path + ".") + message, e);
        }
        String expected = thrown instanceof InvalidFormatException format
                ? expected(format.getTargetType()) + ", found '" + format.getValue() + "'"
                : thrown.getOriginalMessage();
        return new ConfigurationException(origin(path, ""), path + ": " + expected, thrown);
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "expected " + String.join(" or ", Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .toList());
        }
        return switch (type.getSimpleName()) {
            case "Integer", "Long", "Short" -> "expected a whole number";
            case "Double", "Float" -> "expected a number";
            case "Boolean" -> "expected true or false";
            default -> "expected a " + type.getSimpleName();
        };
    }

    /// Where the setting, or what stands nearest above it, was said.
    private Origin origin(KeyPath path, String component) {
        String sought = path.keys().isEmpty()
                ? component
                : path + (component.isEmpty() ? "" : "." + component);
        Origin nearest = Origin.DEFAULTS;
        int longest = -1;
        for (Setting setting : settings) {
            String candidate = setting.path().toString();
            boolean above = sought.equals(candidate) || sought.startsWith(candidate + ".");
            if (above && candidate.length() >= longest) {
                longest = candidate.length();
                nearest = setting.origin();
            }
        }
        return nearest;
    }
}
