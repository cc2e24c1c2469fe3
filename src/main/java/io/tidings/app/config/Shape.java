package io.tidings.app.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which keys there are, read from the components of the settings records.
sealed interface Shape {

    /// A single value of a type that is no record.
    record Value(Class<?> type) implements Shape {}

    /// The keys of a record, in its order.
    record Section(Map<String, Shape> keys) implements Shape {}

    /// Keys of the user's choice, such as topics or Kafka properties, all alike below.
    record Open(Shape each) implements Shape {}

    /// The keys of several records side by side.
    static Section of(Class<?>... records) {
        var keys = new LinkedHashMap<String, Shape>();
        for (Class<?> type : records) {
            for (RecordComponent component : type.getRecordComponents()) {
                keys.put(component.getName(), of(component.getGenericType()));
            }
        }
        return new Section(keys);
    }

    private static Shape of(Type type) {
        return switch (type) {
            case ParameterizedType map when map.getRawType() == Map.class ->
                new Open(of(map.getActualTypeArguments()[1]));
            case Class<?> nested when nested.isRecord() -> of(new Class<?>[]{nested});
            case Class<?> value -> new Value(value);
            default -> throw new IllegalArgumentException("a settings record cannot have a component of type " + type);
        };
    }

    /// The shape below a path that is known to exist.
    default Shape at(KeyPath path) {
        Shape shape = this;
        for (String key : path.keys()) {
            shape = switch (shape) {
                case Section section -> section.keys().getOrDefault(key, shape);
                case Open open -> open.each();
                case Value value -> value;
            };
        }
        return shape;
    }

    /// Refuses a setting whose path or kind does not fit.
    ///
    /// @throws ConfigurationException naming the key, and the nearest one that is known
    default void check(Setting setting) {
        Shape shape = this;
        KeyPath above = KeyPath.TOP;
        for (String key : setting.path().keys()) {
            shape = switch (shape) {
                case Section(Map<String, Shape> keys) when keys.containsKey(key) -> keys.get(key);
                case Section(Map<String, Shape> keys) -> throw new ConfigurationException(setting.origin(),
                        "unknown key '" + above.child(key) + "'" + Suggestion.of(key, keys.keySet()));
                case Open(Shape each) -> each;
                case Value value -> throw new ConfigurationException(setting.origin(),
                        above + ": expected one value, found the key '" + key + "' below it"
                                + (value.type() == String.class
                                        ? "; write '" + above.last() + "." + key
                                                + "' as one key"
                                        : ""));
            };
            above = above.child(key);
        }
        if (setting.value() != null && !(shape instanceof Value)) {
            throw new ConfigurationException(setting.origin(),
                    above + ": expected keys below it, found the value '" + setting.value() + "'"
                            + (shape instanceof Section(Map<String, Shape> keys)
                                    ? "; known are " + String.join(", ", keys.keySet())
                                    : ""));
        }
    }

    /// Splits a dotted path where the shape's keys end; keys of the user's choice may hold dots themselves.
    ///
    /// @return the path, or nothing where no split fits
    default Optional<KeyPath> resolve(List<String> words) {
        return switch (this) {
            case Value value -> words.isEmpty() ? Optional.of(KeyPath.TOP) : Optional.empty();
            case Section(Map<String, Shape> keys) -> words.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(keys.get(words.getFirst()))
                            .flatMap(below -> below.resolve(words.subList(1, words.size())))
                            .map(rest -> prefixed(words.getFirst(), rest));
            case Open(Shape each) -> split(each, words);
        };
    }

    private static Optional<KeyPath> split(Shape each, List<String> words) {
        // The longest key first, so that `my.reviews.format` ends at the last word that is a key below.
        for (int end = words.size(); end > 0; end--) {
            var rest = each.resolve(words.subList(end, words.size()));
            if (rest.isPresent()) {
                return Optional.of(prefixed(String.join(".", words.subList(0, end)), rest.get()));
            }
        }
        return Optional.empty();
    }

    private static KeyPath prefixed(String key, KeyPath rest) {
        var keys = new ArrayList<String>();
        keys.add(key);
        keys.addAll(rest.keys());
        return new KeyPath(keys);
    }
}
