package io.tidings.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import io.tidings.kernel.Kernel;
import io.tidings.nn.Network;
import io.tidings.nn.Weights;
import io.tidings.nn.Workspace;

/// Scores samples without dropout.
final class Evaluation {

    private static final int BATCH = 64;
    private static final int PARTS = 16;

    private final Kernel kernel;
    private final Shards shards;

    Evaluation(Kernel kernel, Shards shards) {
        this.kernel = kernel;
        this.shards = shards;
    }

    record Outcome(double loss, double accuracy) {}

    Outcome measure(Weights weights, Samples samples) {
        float[][] logits = logits(weights, samples.texts());
        double loss = 0;
        int correct = 0;
        for (int i = 0; i < logits.length; i++) {
            loss += Calibration.crossEntropy(logits[i], samples.label(i), 1);
            correct += Calibration.best(logits[i]) == samples.label(i) ? 1 : 0;
        }
        return new Outcome(loss / logits.length, (double) correct / logits.length);
    }

    /// @return [C] a text, in the order of `texts`
    float[][] logits(Weights weights, int[][] texts) {
        Network network = Network.of(kernel, weights);
        int[] order = IntStream.range(0, texts.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> texts[i].length))
                .mapToInt(Integer::intValue)
                .toArray();
        float[][] results = new float[texts.length][];
        List<Callable<Integer>> parts = new ArrayList<>();
        for (int p = 0; p < PARTS; p++) {
            int part = p;
            parts.add(() -> part(network, texts, order, part, results));
        }
        shards.run(parts);
        return results;
    }

    private static int part(Network network, int[][] texts, int[] order, int part, float[][] results) {
        var workspace = new Workspace();
        int classes = network.spec().classes();
        int batches = (order.length + BATCH - 1) / BATCH;
        for (int batch = part; batch < batches; batch += PARTS) {
            int from = batch * BATCH;
            int to = Math.min(order.length, from + BATCH);
            int[][] some = IntStream.range(from, to).mapToObj(i -> texts[order[i]]).toArray(int[][]::new);
            float[] logits = network.logits(some, workspace);
            for (int i = from; i < to; i++) {
                int at = (i - from) * classes;
                results[order[i]] = java.util.Arrays.copyOfRange(logits, at, at + classes);
            }
        }
        return batches;
    }
}
