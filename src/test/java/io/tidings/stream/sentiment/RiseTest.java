package io.tidings.stream.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.junit.jupiter.api.Test;

class RiseTest {

    @Test
    void isTheTestOfTheTextbook() {
        // By hand: pooled 0.3, z = (0.5 - 0.25 - 0.00625) / sqrt(0.21 * 0.0125) = 4.7575; its upper tail.
        Rise rise = Rise.of(50, 100, 100, 400);

        assertThat(rise.share()).isEqualTo(0.5);
        assertThat(rise.baseline()).isEqualTo(0.25);
        assertThat(rise.probability()).isCloseTo(9.8e-7, within(1e-7));
    }

    @Test
    void isCloseToFishersExactTest() {
        var exact = FisherExactTest.withDefaults().with(AlternativeHypothesis.GREATER_THAN);
        int[][] tables = {{20, 30, 200, 600}, {45, 60, 300, 600}, {12, 40, 60, 400}, {300, 1_000, 2_000, 8_000}};
        for (int[] t : tables) {
            double expected = exact.test(new int[][]{{t[0], t[1] - t[0]}, {t[2], t[3] - t[2]}}).getPValue();

            double found = Rise.of(t[0], t[1], t[2], t[3]).probability();

            assertThat(Math.log10(found)).as("%s of %s after %s of %s", t[0], t[1], t[2], t[3])
                    .isCloseTo(Math.log10(expected), within(0.8));
        }
    }

    @Test
    void whatDoesNotRiseIsCertain() {
        assertThat(Rise.of(5, 10, 50, 100).probability()).isEqualTo(1);
        assertThat(Rise.of(0, 10, 50, 100).probability()).isEqualTo(1);
        assertThat(Rise.of(10, 10, 100, 100).probability()).isEqualTo(1);
        assertThat(Rise.of(0, 10, 0, 100).probability()).isEqualTo(1);
    }
}
