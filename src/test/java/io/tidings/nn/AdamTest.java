package io.tidings.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;

import io.tidings.kernel.Kernels;
import org.junit.jupiter.api.Test;

/// Adam against steps worked by hand from Algorithm 1 of Kingma & Ba 2015.
class AdamTest {

    private static final NetworkSpec SPEC = new NetworkSpec(3, 2, 2, 2, EnumSet.of(Pooling.LAST));
    private static final double RATE = 0.1;

    /// Gradients 0.5, -1, 0 from weight 1, learning rate 0.1:
    ///
    /// | t | m      | v             | m / (1 - 0.9^t) | v / (1 - 0.999^t) | weight     |
    /// |---|--------|---------------|-----------------|-------------------|------------|
    /// | 1 | 0.05   | 0.00025       | 0.5             | 0.25              | 0.9        |
    /// | 2 | -0.055 | 0.00124975    | -0.28947368     | 0.62518759        | 0.93661035 |
    /// | 3 | -0.0495| 0.00124850025 | -0.18265683     | 0.41658319        | 0.96491026 |
    @Test
    void threeStepsEqualThoseWorkedByHand() {
        var adam = new Adam(Kernels.best(), SPEC);
        Weights weights = filled(1f);
        adam.step(weights, filled(0.5f), RATE);
        assertEach(weights, 0.9);
        adam.step(weights, filled(-1f), RATE);
        assertEach(weights, 0.93661035);
        adam.step(weights, filled(0f), RATE);
        assertEach(weights, 0.96491026);
    }

    @Test
    void theFirstStepIsTheLearningRateHoweverSmallTheGradient() {
        Weights weights = filled(1f);
        new Adam(Kernels.best(), SPEC).step(weights, filled(1e-2f), RATE);
        assertEach(weights, 0.9);
    }

    @Test
    void aParameterWithoutGradientStaysWhereItIs() {
        Weights weights = filled(1f);
        new Adam(Kernels.best(), SPEC).step(weights, filled(0f), RATE);
        assertEach(weights, 1);
    }

    private static Weights filled(float value) {
        Weights weights = Weights.zeros(SPEC);
        for (Block block : weights.blocks()) {
            java.util.Arrays.fill(block.values(), value);
        }
        return weights;
    }

    private static void assertEach(Weights weights, double expected) {
        for (Block block : weights.blocks()) {
            for (float value : block.values()) {
                assertThat((double) value).as(block.name()).isCloseTo(expected, within(1e-6));
            }
        }
    }
}
