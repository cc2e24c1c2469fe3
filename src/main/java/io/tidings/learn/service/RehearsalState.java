package io.tidings.learn.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// A sample of past texts, even over the labels that the stream was given and, within a label, over subjects. Which texts
/// it holds depends on the seed and on what was offered, never on the order. Used by one thread.
final class RehearsalState {

    /// Subjects share so many places of a label.
    private static final int SUBJECTS = 16;
    private static final Comparator<Kept> BY_LOT = Comparator.comparingLong(Kept::lot).thenComparing(Kept::id);

    private final int size;
    private final long seed;
    private final Map<String, TreeSet<Kept>> strata = new TreeMap<>();

    private record Kept(long lot, String id, String text) {}

    /// @param size the most texts
    RehearsalState(int size, long seed) {
        this.size = size;
        this.seed = seed;
    }

    void offer(String id, String label, String subject, String text) {
        String stratum = Long.toHexString(Math.floorMod(Spread.hash(seed, subject), SUBJECTS)) + label;
        TreeSet<Kept> kept = strata.computeIfAbsent(stratum, name -> new TreeSet<>(BY_LOT));
        kept.add(new Kept(Spread.hash(seed, id), id, text));
        if (kept.size() > size) {
            kept.pollLast();
        }
    }

    /// The sample; fewer texts where fewer were offered.
    List<String> sample() {
        Map<String, List<Kept>> byLabel = new TreeMap<>();
        var turns = new HashMap<String, List<List<Kept>>>();
        strata.forEach((stratum, kept) -> turns.computeIfAbsent(stratum.substring(1), name -> new ArrayList<>())
                .add(List.copyOf(kept)));
        turns.forEach((label, subjects) -> byLabel.put(label, inTurn(subjects)));
        return inTurn(List.copyOf(byLabel.values())).stream().limit(size).map(Kept::text).toList();
    }

    /// The first of each, then the second of each, and so on.
    private static List<Kept> inTurn(List<List<Kept>> lists) {
        var all = new ArrayList<Kept>();
        int longest = lists.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (List<Kept> list : lists) {
                if (i < list.size()) {
                    all.add(list.get(i));
                }
            }
        }
        return all;
    }
}
