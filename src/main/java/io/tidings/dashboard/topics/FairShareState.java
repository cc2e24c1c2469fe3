package io.tidings.dashboard.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// Values of many keys in bounded memory: where room is short, those keys lose their first values that have the most,
/// and where there are too many keys, the one that has had none for longest goes. Not for several threads.
///
/// @param <P> a value's place among those of its key; one place holds one value
final class FairShareState<K, P extends Comparable<? super P>, V> {

    /// How much is left when something had to go, so that not every value is the one too many.
    private static final double LEFT = 0.95;
    private static final double CUT = 0.9;

    private final LinkedHashMap<K, TreeMap<P, V>> keys = new LinkedHashMap<>();
    private final Most most;
    private final ToLongFunction<V> weigher;
    private long values;
    private long weight;

    /// @param weight of all values together
    record Most(int keys, int values, long weight) {}

    FairShareState(Most most, ToLongFunction<V> weigher) {
        this.most = most;
        this.weigher = weigher;
    }

    /// Takes a value, in place of the one that was there.
    void put(K key, P place, V value) {
        TreeMap<P, V> own = keys.computeIfAbsent(key, _ -> new TreeMap<>());
        keys.putLast(key, own);
        V former = own.put(place, value);
        count(value, 1);
        if (former != null) {
            count(former, -1);
        }
        if (keys.size() > most.keys()) {
            dropEldest();
        }
        if (values > most.values() || weight > most.weight()) {
            trim();
        }
    }

    private void count(V value, int sign) {
        values += sign;
        weight += sign * weigher.applyAsLong(value);
    }

    private void dropEldest() {
        keys.pollFirstEntry().getValue().values().forEach(value -> count(value, -1));
    }

    private void trim() {
        while (values > LEFT * most.values() || weight > LEFT * most.weight()) {
            int largest = keys.values().stream().mapToInt(Map::size).max().orElse(0);
            if (largest <= 1) {
                dropEldest();
            } else {
                int share = (int) Math.max(1, CUT * largest);
                keys.values().forEach(own -> {
                    while (own.size() > share) {
                        count(own.pollFirstEntry().getValue(), -1);
                    }
                });
            }
        }
    }

    /// Its values in the order of their places.
    List<V> of(K key) {
        TreeMap<P, V> own = keys.get(key);
        return own == null ? List.of() : List.copyOf(own.values());
    }

    /// Its value in the last place.
    Optional<V> last(K key) {
        return Optional.ofNullable(keys.get(key)).map(own -> own.lastEntry().getValue());
    }

    /// All values, key by key.
    List<V> all() {
        var all = new ArrayList<V>((int) values);
        keys.values().forEach(own -> all.addAll(own.values()));
        return all;
    }

    /// The keys, the one that had a value last at the end.
    Collection<K> keys() {
        return List.copyOf(keys.keySet());
    }

    /// Forgets what the predicate is true of. Looks at every value.
    void removeIf(Predicate<V> gone) {
        keys.values().removeIf(own -> {
            own.values().removeIf(value -> {
                if (!gone.test(value)) {
                    return false;
                }
                count(value, -1);
                return true;
            });
            return own.isEmpty();
        });
    }

    void clear() {
        keys.clear();
        values = 0;
        weight = 0;
    }

    long size() {
        return values;
    }
}
