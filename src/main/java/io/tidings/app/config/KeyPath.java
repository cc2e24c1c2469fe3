package io.tidings.app.config;

import java.util.ArrayList;
import java.util.List;

/// The keys from the top of the file to a setting. A key may hold dots itself: `bootstrap.servers`, topic names.
record KeyPath(List<String> keys) {

    static final KeyPath TOP = new KeyPath(List.of());

    KeyPath {
        keys = List.copyOf(keys);
    }

    static KeyPath of(String... keys) {
        return new KeyPath(List.of(keys));
    }

    KeyPath child(String key) {
        var longer = new ArrayList<>(keys);
        longer.add(key);
        return new KeyPath(longer);
    }

    boolean startsWith(KeyPath other) {
        return keys.size() >= other.keys.size() && keys.subList(0, other.keys.size()).equals(other.keys);
    }

    String last() {
        return keys.getLast();
    }

    @Override
    public String toString() {
        return String.join(".", keys);
    }
}
