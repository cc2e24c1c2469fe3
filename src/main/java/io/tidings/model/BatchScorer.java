package io.tidings.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.tidings.kernel.Kernel;
import io.tidings.nn.Network;
import io.tidings.nn.Weights;
import io.tidings.nn.Workspace;

/// Runs any number of texts through a network in passes of bounded size. Safe for any threads.
///
/// Texts of like length go together, so that a pass is dense.
final class BatchScorer {

    /// Bounds the time of a pass, and leaves several for several cores.
    private static final int TOKENS_PER_PASS = 16_384;
    private static final int TEXTS_PER_PASS = 128;

    private final Kernel kernel;
    private final Weights weights;
    private final AtomicLong untilFolded;
    private volatile Network network;
    private final Workspaces workspaces = new Workspaces();

    BatchScorer(Kernel kernel, Weights weights) {
        this.kernel = kernel;
        this.weights = weights;
        this.network = Network.of(kernel, weights);
        // The table costs as much as the products of so many tokens: it is made when that many have come.
        this.untilFolded = new AtomicLong(weights.spec().vocabulary());
    }

    /// @param texts non-empty arrays of indices
    /// @return one `float[C]` a text, in the same order
    float[][] logits(List<int[]> texts, boolean parallel) {
        return score(texts, parallel, (some, workspace) -> network.logits(some, workspace));
    }

    /// As [#logits], through a softmax of `logits / temperature`.
    float[][] probabilities(List<int[]> texts, float temperature, boolean parallel) {
        return score(texts, parallel, (some, workspace) -> network.probabilities(some, temperature, workspace));
    }

    /// As [#logits], but the pooled hidden states: one `float[P·H]` a text.
    float[][] pooled(List<int[]> texts) {
        return score(texts, false, (some, workspace) -> network.pooled(some, workspace));
    }

    @FunctionalInterface
    private interface Pass {
        /// @return a row for each of the texts
        float[] run(int[][] texts, Workspace workspace);
    }

    private float[][] score(List<int[]> texts, boolean parallel, Pass pass) {
        count(texts);
        var result = new float[texts.size()][];
        var passes = passes(texts);
        (parallel ? passes.parallelStream() : passes.stream()).forEach(members -> {
            int[][] some = Arrays.stream(members).mapToObj(texts::get).toArray(int[][]::new);
            float[] scores = workspaces.lend(workspace -> pass.run(some, workspace));
            int width = scores.length / members.length;
            for (int i = 0; i < members.length; i++) {
                result[members[i]] = Arrays.copyOfRange(scores, i * width, (i + 1) * width);
            }
        });
        return result;
    }

    /// With and without the table the probabilities are the same bits, so nobody waits for it.
    private void count(List<int[]> texts) {
        long tokens = texts.stream().mapToLong(text -> text.length).sum();
        long before = untilFolded.getAndAdd(-tokens);
        if (before > 0 && before <= tokens) {
            Thread.ofPlatform().name("tidings-fold").daemon().start(() -> network = Network.folded(kernel, weights));
        }
    }

    /// The positions of the texts of each pass.
    private static List<int[]> passes(List<int[]> texts) {
        int[] order = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> texts.get(i).length))
                .mapToInt(Integer::intValue)
                .toArray();
        var passes = new ArrayList<int[]>();
        int from = 0;
        int tokens = 0;
        for (int i = 0; i < order.length; i++) {
            int length = texts.get(order[i]).length;
            if (i > from && (tokens + length > TOKENS_PER_PASS || i - from == TEXTS_PER_PASS)) {
                passes.add(Arrays.copyOfRange(order, from, i));
                from = i;
                tokens = 0;
            }
            tokens += length;
        }
        if (from < order.length) {
            passes.add(Arrays.copyOfRange(order, from, order.length));
        }
        return passes;
    }
}
