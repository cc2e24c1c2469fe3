package io.tidings.nn;

import java.util.EnumSet;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import io.tidings.kernel.Kernel;
import io.tidings.kernel.Kernels;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Tokens per second of one thread with E=64, H=128, C=2: scoring with embeddings, scoring with the folded table, the
/// gradient, and a whole optimiser step. 64 texts of 64 tokens, or of 1 to 230 (`ragged`).
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 3, time = 2)
public class NetworkBenchmark {

    private static final int TEXTS = 64;
    private static final int LENGTH = 64;
    private static final int LONGEST = 230;
    private static final double LEARNING_RATE = 1e-3;

    @Param({"64x64", "ragged"})
    public String batch = "64x64";

    @Param("30000")
    public int vocabulary = 30_000;

    private int[][] texts = {};
    private Loss loss = Loss.of(new float[0], 1f);
    private Network plain = network(2);
    private Network folded = plain;
    private Weights weights = Weights.zeros(plain.spec());
    private Weights sum = weights;
    private Gradient gradient = new Gradient(Kernels.scalar(), weights);
    private Adam adam = new Adam(Kernels.scalar(), plain.spec());
    private final Workspace workspace = new Workspace();

    /// What JMH reports beside the passes.
    @AuxCounters
    @State(Scope.Thread)
    public static class Work {
        public long tokens;
    }

    private static NetworkSpec spec(int vocabulary) {
        return new NetworkSpec(vocabulary, 64, 128, 2, EnumSet.of(Pooling.MEAN, Pooling.MAX));
    }

    private static Network network(int vocabulary) {
        return Network.of(Kernels.scalar(), Weights.zeros(spec(vocabulary)));
    }

    @Setup
    public void setUp() {
        Kernel kernel = Kernels.best();
        var random = new SplittableRandom(1);
        texts = new int[TEXTS][];
        float[] targets = new float[TEXTS * 2];
        for (int i = 0; i < TEXTS; i++) {
            int length = batch.equals("ragged") ? random.nextInt(1, LONGEST + 1) : LENGTH;
            texts[i] = random.ints(length, 2, vocabulary).toArray();
            targets[2 * i + i % 2] = 1f;
        }
        loss = Loss.of(targets, 1f / TEXTS);
        weights = Weights.random(spec(vocabulary), 1);
        sum = Weights.zeros(spec(vocabulary));
        plain = Network.of(kernel, weights.copy());
        folded = Network.folded(kernel, weights.copy());
        gradient = new Gradient(kernel, weights);
        adam = new Adam(kernel, spec(vocabulary));
        checkAnswers();
    }

    private void checkAnswers() {
        float[] expected = Network.of(Kernels.scalar(), weights).logits(texts, workspace);
        float[] viaTable = folded.logits(texts, workspace);
        float[] viaEmbeddings = plain.logits(texts, workspace);
        for (int i = 0; i < expected.length; i++) {
            if (viaEmbeddings[i] != expected[i] || viaTable[i] != expected[i]) {
                throw new IllegalStateException("wrong logits: " + expected[i] + " by the scalar kernel, "
                        + viaEmbeddings[i] + " and, folded, " + viaTable[i]);
            }
        }
    }

    @Benchmark
    public float[] score(Work work) {
        return score(plain, work);
    }

    @Benchmark
    public float[] scoreFolded(Work work) {
        return score(folded, work);
    }

    private float[] score(Network network, Work work) {
        count(work);
        return network.logits(texts, workspace);
    }

    @Benchmark
    public BatchLoss gradient(Work work) {
        count(work);
        return gradient.add(texts, loss, Gradient.Sampling.NONE, sum);
    }

    /// Clears, computes and applies a gradient, the whole embedding table included.
    @Benchmark
    public BatchLoss step(Work work) {
        count(work);
        for (Block block : sum.blocks()) {
            java.util.Arrays.fill(block.values(), 0f);
        }
        BatchLoss result = gradient.add(texts, loss, Gradient.Sampling.NONE, sum);
        adam.step(weights, sum, LEARNING_RATE);
        return result;
    }

    private void count(Work work) {
        for (int[] text : texts) {
            work.tokens += text.length;
        }
    }
}
