package io.tidings.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;

import org.junit.jupiter.api.Test;

class WeightsTest {

    private static final NetworkSpec SPEC = new NetworkSpec(30, 5, 8, 3, EnumSet.of(Pooling.MEAN, Pooling.MAX));

    @Test
    void eachGateStartsWithAnOrthogonalRecurrentMatrix() {
        Weights weights = Weights.random(SPEC, 1);
        int hidden = SPEC.hidden();
        for (int gate = 0; gate < NetworkSpec.GATES; gate++) {
            for (int a = 0; a < hidden; a++) {
                for (int b = 0; b < hidden; b++) {
                    double dot = 0;
                    for (int j = 0; j < hidden; j++) {
                        dot += weights.recurrent()[a * SPEC.gates() + gate * hidden + j]
                                * weights.recurrent()[b * SPEC.gates() + gate * hidden + j];
                    }
                    assertThat(dot).as("gate " + gate).isCloseTo(a == b ? 1 : 0, within(1e-6));
                }
            }
        }
    }

    @Test
    void onlyTheForgetGateStartsWithABias() {
        float[] bias = Weights.random(SPEC, 1).gateBias();
        for (int j = 0; j < bias.length; j++) {
            assertThat(bias[j]).isEqualTo(j / SPEC.hidden() == 1 ? 1f : 0f);
        }
    }

    @Test
    void theSameSeedDrawsTheSameWeightsAndAnotherSeedOthers() {
        assertThat(Weights.random(SPEC, 4).input()).containsExactly(Weights.random(SPEC, 4).input());
        assertThat(Weights.random(SPEC, 4).input()).isNotEqualTo(Weights.random(SPEC, 5).input());
    }

    @Test
    void roundedWeightsAreHalvesAndNearTheOriginal() {
        Weights weights = Weights.random(SPEC, 2);
        Weights rounded = weights.roundedToHalf();
        for (int b = 0; b < rounded.blocks().size(); b++) {
            float[] before = weights.blocks().get(b).values();
            float[] after = rounded.blocks().get(b).values();
            for (int i = 0; i < after.length; i++) {
                assertThat(Float.float16ToFloat(Float.floatToFloat16(after[i]))).isEqualTo(after[i]);
                assertThat(after[i]).isCloseTo(before[i], within(Math.abs(before[i]) / 2048 + 1e-7f));
            }
        }
    }

    @Test
    void aCopySharesNothing() {
        Weights weights = Weights.random(SPEC, 2);
        Weights copy = weights.copy();
        weights.embedding()[0] = 42;
        assertThat(copy.embedding()[0]).isNotEqualTo(42);
    }

    @Test
    void blocksOfAnotherShapeAreRefusedByName() {
        var blocks = new ArrayList<>(Weights.zeros(SPEC).blocks());
        blocks.set(2, new Block("recurrent", 7, 32));
        assertThatThrownBy(() -> Weights.of(SPEC, blocks))
                .hasMessage("block 2 must be recurrent 8 x 32, found recurrent 7 x 32");
    }
}
