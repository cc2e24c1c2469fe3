package io.tidings.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Cuts samples into batches of texts of like length, in a new random order each epoch.
///
/// Shuffled texts are sorted by length within pools of many batches: a step then wastes little on the long tail, and
/// yet its texts are a fresh draw.
final class Batches {

    private static final int BATCHES_PER_POOL = 50;

    private Batches() {}

    /// @return sample indices, a batch an array, each sample once
    static List<int[]> of(int[][] texts, int batch, long seed) {
        int[] order = shuffled(texts.length, seed);
        var batches = new ArrayList<int[]>();
        int pool = batch * BATCHES_PER_POOL;
        for (int from = 0; from < order.length; from += pool) {
            int[] sorted = IntStream.range(from, Math.min(order.length, from + pool))
                    .mapToObj(i -> order[i])
                    .sorted(Comparator.comparingInt(i -> -texts[i].length))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int at = 0; at < sorted.length; at += batch) {
                batches.add(java.util.Arrays.copyOfRange(sorted, at, Math.min(sorted.length, at + batch)));
            }
        }
        Collections.shuffle(batches, new Random(seed));
        return batches;
    }

    private static int[] shuffled(int n, long seed) {
        var random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
