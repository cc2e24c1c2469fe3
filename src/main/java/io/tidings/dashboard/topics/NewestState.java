package io.tidings.dashboard.topics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;

/// The last so many entries that were put, each under a key. Not for several threads.
final class NewestState<K, V> {

    private final int most;
    private final LinkedHashMap<K, V> entries = new LinkedHashMap<>();

    NewestState(int most) {
        this.most = most;
    }

    /// Puts it at the end, in place of the one with this key.
    void put(K key, V value) {
        entries.putLast(key, value);
        if (entries.size() > most) {
            entries.pollFirstEntry();
        }
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    void remove(K key) {
        entries.remove(key);
    }

    /// A view, the last one put at the end.
    SequencedCollection<V> values() {
        return entries.sequencedValues();
    }

    /// A view.
    Map<K, V> entries() {
        return entries;
    }

    void clear() {
        entries.clear();
    }
}
