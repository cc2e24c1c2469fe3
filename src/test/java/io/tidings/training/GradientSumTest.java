package io.tidings.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;

import io.tidings.kernel.Kernels;
import io.tidings.nn.NetworkSpec;
import io.tidings.nn.Pooling;
import io.tidings.nn.Weights;
import org.junit.jupiter.api.Test;

class GradientSumTest {

    private static final NetworkSpec SPEC = new NetworkSpec(3, 2, 2, 2, EnumSet.of(Pooling.LAST));

    @Test
    void aLongGradientIsCutToTheLimitAndKeepsItsDirection() {
        Weights gradient = threeFour();
        assertThat(GradientSum.clip(Kernels.best(), gradient, 1)).isCloseTo(5, within(1e-9));
        assertThat(first(gradient)).isCloseTo(0.6f, within(1e-6f));
        assertThat(last(gradient)).isCloseTo(0.8f, within(1e-6f));
    }

    @Test
    void aShortGradientStaysAsItIs() {
        Weights gradient = threeFour();
        assertThat(GradientSum.clip(Kernels.best(), gradient, 5.1)).isCloseTo(5, within(1e-9));
        assertThat(first(gradient)).isEqualTo(3f);
        assertThat(last(gradient)).isEqualTo(4f);
    }

    @Test
    void shardsAreAddedUpInTheFirst() {
        Weights one = threeFour();
        Weights two = threeFour();
        GradientSum.reduce(Kernels.best(), List.of(one, two, threeFour()));
        assertThat(first(one)).isEqualTo(9f);
        assertThat(last(one)).isEqualTo(12f);
        assertThat(first(two)).isEqualTo(3f);
    }

    @Test
    void clearingLeavesNothingForTheNextStep() {
        Weights gradient = threeFour();
        GradientSum.clear(gradient);
        assertThat(GradientSum.clip(Kernels.best(), gradient, 1)).isZero();
    }

    @Test
    void anAverageMovesItsShareOfTheWay() {
        Weights average = Weights.zeros(SPEC);
        GradientSum.moveTowards(average, threeFour(), 0.25f);
        assertThat(first(average)).isEqualTo(0.75f);
        GradientSum.moveTowards(average, threeFour(), 0.25f);
        assertThat(first(average)).isEqualTo(1.3125f);
        assertThat(last(average)).isEqualTo(1.75f);
    }

    /// 3 in the first block, 4 in the last: the norm runs over all blocks.
    private static Weights threeFour() {
        Weights weights = Weights.zeros(SPEC);
        weights.blocks().getFirst().values()[0] = 3;
        weights.blocks().getLast().values()[1] = 4;
        return weights;
    }

    private static float first(Weights weights) {
        return weights.blocks().getFirst().values()[0];
    }

    private static float last(Weights weights) {
        return weights.blocks().getLast().values()[1];
    }
}
