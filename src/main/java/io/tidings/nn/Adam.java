package io.tidings.nn;

import java.util.List;

import io.tidings.kernel.Kernel;
import io.tidings.kernel.Kernel.AdamStep;

/// Adam (Kingma & Ba 2015, Algorithm 1). Owns the moments; one optimiser a training.
public final class Adam {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final double EPSILON = 1e-8;

    private final Kernel kernel;
    private final Weights mean;
    private final Weights variance;
    private int steps;

    public Adam(Kernel kernel, NetworkSpec spec) {
        this.kernel = kernel;
        this.mean = Weights.zeros(spec);
        this.variance = Weights.zeros(spec);
    }

    /// Moves the weights one step against the gradient.
    ///
    /// @param gradient read only
    public void step(Weights weights, Weights gradient, double learningRate) {
        steps++;
        // lr · m̂ / (√v̂ + ε) with m̂ = m / (1 - β₁ᵗ), v̂ = v / (1 - β₂ᵗ), multiplied through by √(1 - β₂ᵗ).
        double second = Math.sqrt(1 - Math.pow(BETA2, steps));
        double stepSize = learningRate * second / (1 - Math.pow(BETA1, steps));
        var step = new AdamStep((float) stepSize, BETA1, BETA2, (float) (EPSILON * second));
        List<Block> blocks = weights.blocks();
        for (int b = 0; b < blocks.size(); b++) {
            float[] values = blocks.get(b).values();
            kernel.adam(values, gradient.blocks().get(b).values(), mean.blocks().get(b).values(),
                    variance.blocks().get(b).values(), 0, values.length, step);
        }
    }
}
