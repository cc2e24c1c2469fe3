package io.tidings.nn;

import java.util.List;
import java.util.SplittableRandom;

/// All parameters of a network, or equally shaped values of them such as gradients and moments.
///
/// Shared without copying; only an optimiser that owns them may write, and never while others read.
public final class Weights {

    private static final float EMBEDDING_RANGE = 0.1f;

    private final NetworkSpec spec;
    private final Block embedding; // [V, E]
    private final Block input; // [E, 4H]
    private final Block recurrent; // [H, 4H]
    private final Block gateBias; // [1, 4H]
    private final Block dense; // [P·H, C]
    private final Block denseBias; // [1, C]

    private Weights(NetworkSpec spec, List<Block> blocks) {
        this.spec = spec;
        this.embedding = blocks.get(0);
        this.input = blocks.get(1);
        this.recurrent = blocks.get(2);
        this.gateBias = blocks.get(3);
        this.dense = blocks.get(4);
        this.denseBias = blocks.get(5);
    }

    public static Weights zeros(NetworkSpec spec) {
        return new Weights(spec,
                List.of(new Block("embedding", spec.vocabulary(), spec.embedding()),
                        new Block("input", spec.embedding(), spec.gates()),
                        new Block("recurrent", spec.hidden(), spec.gates()), new Block("gateBias", 1, spec.gates()),
                        new Block("dense", spec.pooled(), spec.classes()), new Block("denseBias", 1, spec.classes())));
    }

    /// Fresh weights: small uniform embeddings, Glorot (2010) uniform matrices, a recurrent matrix that is orthogonal
    /// for each gate (Saxe et al. 2014), biases 0 but for the forget gate's, which is 1 (Jozefowicz et al. 2015).
    public static Weights random(NetworkSpec spec, long seed) {
        Weights weights = zeros(spec);
        var random = new SplittableRandom(seed);
        Initializers.uniform(weights.embedding.values(), EMBEDDING_RANGE, random);
        Initializers.glorot(weights.input, spec.embedding() + spec.hidden(), random);
        Initializers.orthogonalGates(weights.recurrent, random);
        Initializers.glorot(weights.dense, spec.pooled() + spec.classes(), random);
        java.util.Arrays.fill(weights.gateBias.values(), spec.hidden(), 2 * spec.hidden(), 1f);
        return weights;
    }

    /// Weights of the given blocks, as [#blocks()] gives them.
    ///
    /// @throws IllegalArgumentException where a name or a shape is not what the specification asks for
    public static Weights of(NetworkSpec spec, List<Block> blocks) {
        List<Block> expected = zeros(spec).blocks();
        if (blocks.size() != expected.size()) {
            throw new IllegalArgumentException("expected " + expected.size() + " blocks, found " + blocks.size());
        }
        for (int b = 0; b < expected.size(); b++) {
            Block want = expected.get(b);
            Block found = blocks.get(b);
            if (!want.name().equals(found.name()) || want.rows() != found.rows()
                    || want.columns() != found.columns()) {
                throw new IllegalArgumentException("block " + b + " must be " + want.name() + " " + want.rows() + " x "
                        + want.columns() + ", found " + found.name() + " " + found.rows() + " x " + found.columns());
            }
        }
        return new Weights(spec, blocks);
    }

    /// A copy with more words, each of which begins as a copy of a given one: until it is trained, the network says
    /// of texts with the new words what it said when it read that one instead.
    ///
    /// @param vocabulary how many words in all
    /// @param like       the row that new words begin with
    public Weights grown(int vocabulary, int like) {
        int columns = spec.embedding();
        Weights grown = zeros(new NetworkSpec(vocabulary, columns, spec.hidden(), spec.classes(), spec.pooling()));
        for (int b = 0; b < blocks().size(); b++) {
            float[] from = blocks().get(b).values();
            System.arraycopy(from, 0, grown.blocks().get(b).values(), 0, from.length);
        }
        for (int row = spec.vocabulary(); row < vocabulary; row++) {
            System.arraycopy(embedding(), like * columns, grown.embedding(), row * columns, columns);
        }
        return grown;
    }

    public NetworkSpec spec() {
        return spec;
    }

    /// In a fixed order: embedding, input, recurrent, gateBias, dense, denseBias.
    public List<Block> blocks() {
        return List.of(embedding, input, recurrent, gateBias, dense, denseBias);
    }

    public Weights copy() {
        return new Weights(spec, blocks().stream().map(Block::copy).toList());
    }

    /// Rounds every value to the nearest that IEEE half precision can hold, so that a file of halves is exact.
    public Weights roundedToHalf() {
        Weights rounded = copy();
        for (Block block : rounded.blocks()) {
            float[] values = block.values();
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.float16ToFloat(Float.floatToFloat16(values[i]));
            }
        }
        return rounded;
    }

    /// The number of all parameters.
    public long size() {
        return blocks().stream().mapToLong(block -> block.values().length).sum();
    }

    float[] embedding() {
        return embedding.values();
    }

    float[] input() {
        return input.values();
    }

    float[] recurrent() {
        return recurrent.values();
    }

    float[] gateBias() {
        return gateBias.values();
    }

    float[] dense() {
        return dense.values();
    }

    float[] denseBias() {
        return denseBias.values();
    }
}
