package io.tidings.learn.service;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import io.tidings.event.TrainingExample;

/// The newest examples of one model and what must be forgotten, as the topic of examples has it. Bounded in number and
/// in characters: the oldest by the time of their feedback make room. Used by one thread.
final class ExamplesState {

    /// Characters that an example may have on average.
    private static final int MEAN_CHARACTERS = 4_000;
    private static final char KEY_SEPARATOR = '\u001f';
    private static final int MOST_FORGOTTEN = 500_000;
    private static final Comparator<Entry> BY_AGE = Comparator.comparing((Entry entry) -> entry.example.getFeedbackAt())
            .thenComparing(Entry::key);

    private final String model;
    private final int most;
    private final Map<String, Entry> byKey = new HashMap<>();
    private final TreeSet<Entry> byAge = new TreeSet<>(BY_AGE);
    /// Hashes: one that is taken for another costs a text of rehearsal, no more.
    private final Set<Long> forgotten = new HashSet<>();
    private Positions positions = Positions.NONE;
    private long characters;
    private long unreadable;

    private record Entry(String key, int partition, long offset, TrainingExample example) {}

    /// @param model the name of the model whose examples are kept
    /// @param most  examples
    ExamplesState(String model, int most) {
        this.model = model;
        this.most = most;
    }

    /// Takes in the newest word on a review.
    void put(String key, int partition, long offset, TrainingExample example) {
        remove(key);
        read(partition, offset + 1);
        forgotten.remove(review(key));
        if (example.getModel().equals(model)) {
            var entry = new Entry(key, partition, offset, example);
            byKey.put(key, entry);
            byAge.add(entry);
            characters += example.getText().length();
            while (byKey.size() > most || (characters > (long) most * MEAN_CHARACTERS && byKey.size() > 1)) {
                remove(byAge.first().key);
            }
        }
    }

    /// Takes in a tombstone.
    void forget(String key, int partition, long offset) {
        remove(key);
        read(partition, offset + 1);
        if (forgotten.size() < MOST_FORGOTTEN) {
            forgotten.add(review(key));
        }
    }

    /// Takes in what is no example. What was said before is no longer the last word.
    void unreadable(String key, int partition, long offset) {
        drop(key, partition, offset);
        unreadable++;
    }

    /// Takes in that an example is no longer there, which says nothing of its review.
    void drop(String key, int partition, long offset) {
        remove(key);
        read(partition, offset + 1);
    }

    /// The partition was read up to this offset, whatever lies there.
    void read(int partition, long position) {
        positions = positions.with(partition, position);
    }

    private void remove(String key) {
        Entry former = byKey.remove(key);
        if (former != null) {
            byAge.remove(former);
            characters -= former.example.getText().length();
        }
    }

    long unreadable() {
        return unreadable;
    }

    /// Which reviews a training must not take from elsewhere: those that were forgotten, and those that are examples. The
    /// answer stays as it is and may be asked by any thread.
    Predicate<String> barred() {
        if (forgotten.size() >= MOST_FORGOTTEN) {
            return id -> true;
        }
        long[] hashes = LongStream.concat(forgotten.stream().mapToLong(Long::longValue),
                byKey.values().stream().mapToLong(entry -> Spread.hash(0, entry.example.getId())))
                .sorted()
                .toArray();
        return id -> Arrays.binarySearch(hashes, Spread.hash(0, id)) >= 0;
    }

    /// The hash of the review's id, which stands last in a key.
    private static long review(String key) {
        return Spread.hash(0, key.substring(key.indexOf(KEY_SEPARATOR) + 1));
    }

    /// @param before how far an earlier training had read
    Sight sight(Positions before) {
        int fresh = (int) byKey.values()
                .stream()
                .filter(entry -> !before.cover(entry.partition, entry.offset))
                .count();
        return new Sight(byKey.size(), fresh, positions);
    }

    /// All of them, oldest first: the same examples in the same order whoever has read them.
    List<TrainingExample> examples() {
        return byAge.stream().map(Entry::example).toList();
    }
}
