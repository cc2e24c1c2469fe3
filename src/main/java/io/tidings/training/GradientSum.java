package io.tidings.training;

import java.util.Arrays;
import java.util.List;

import io.tidings.kernel.Kernel;
import io.tidings.nn.Block;
import io.tidings.nn.Weights;

/// Arithmetic over all blocks of equally shaped weights.
final class GradientSum {

    private GradientSum() {}

    static void clear(Weights weights) {
        for (Block block : weights.blocks()) {
            Arrays.fill(block.values(), 0f);
        }
    }

    /// Adds all others to the first, in order.
    static void reduce(Kernel kernel, List<Weights> shards) {
        List<Block> first = shards.getFirst().blocks();
        for (Weights other : shards.subList(1, shards.size())) {
            for (int b = 0; b < first.size(); b++) {
                float[] values = first.get(b).values();
                kernel.addScaled(1f, other.blocks().get(b).values(), 0, values, 0, values.length);
            }
        }
    }

    /// Scales the gradient down to a norm of `limit` where it is longer.
    ///
    /// @return the norm before
    static double clip(Kernel kernel, Weights gradient, double limit) {
        double squares = 0;
        for (Block block : gradient.blocks()) {
            squares += kernel.sumOfSquares(block.values(), 0, block.values().length);
        }
        double norm = Math.sqrt(squares);
        if (norm > limit) {
            float scale = (float) (limit / norm);
            for (Block block : gradient.blocks()) {
                float[] values = block.values();
                for (int i = 0; i < values.length; i++) {
                    values[i] *= scale;
                }
            }
        }
        return norm;
    }

    /// `average += share · (weights - average)`
    static void moveTowards(Weights average, Weights weights, float share) {
        for (int b = 0; b < average.blocks().size(); b++) {
            float[] a = average.blocks().get(b).values();
            float[] w = weights.blocks().get(b).values();
            for (int i = 0; i < a.length; i++) {
                a[i] += share * (w[i] - a[i]);
            }
        }
    }
}
