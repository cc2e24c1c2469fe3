package io.tidings.stream.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class KolmogorovSmirnovTest {

    /// Values of scipy.special.kolmogorov 1.x, which agree with the table of Smirnov (1948).
    @Test
    void theTailIsKolmogorovs() {
        assertThat(KolmogorovSmirnov.tail(0)).isEqualTo(1);
        assertThat(KolmogorovSmirnov.tail(0.3)).isCloseTo(0.9999906941986655, within(1e-12));
        assertThat(KolmogorovSmirnov.tail(0.5)).isCloseTo(0.9639452436648751, within(1e-12));
        assertThat(KolmogorovSmirnov.tail(1)).isCloseTo(0.26999967167735456, within(1e-12));
        assertThat(KolmogorovSmirnov.tail(1.36)).isCloseTo(0.049485876755377876, within(1e-12));
        assertThat(KolmogorovSmirnov.tail(1.6276)).isCloseTo(0.010001537333060776, within(1e-12));
        assertThat(KolmogorovSmirnov.tail(2.5)).isCloseTo(7.453306344157342e-06, within(1e-15));
    }

    @Test
    void theDistanceIsThatOfTheCumulativeShares() {
        var test = KolmogorovSmirnov.of(new Binned(100, List.of(0.5, 0.3, 0.2)),
                new Binned(100, List.of(0.4, 0.2, 0.4)));

        assertThat(test.distance()).isCloseTo(0.2, within(1e-12));
        // sqrt(100 * 100 / 200) = 7.0711, corrected (7.0711 + 0.12 + 0.11 / 7.0711) * 0.2 = 1.4413
        assertThat(test.probability()).isCloseTo(0.03137665215307253, within(1e-9));
    }

    @Test
    void samplesOfOneDistributionAreRarelyCalledDifferentSeed7() {
        var random = new Random(7);
        int rejected = 0;
        for (int round = 0; round < 1_000; round++) {
            if (KolmogorovSmirnov.of(sample(random, 500), sample(random, 800)).probability() < 0.05) {
                rejected++;
            }
        }

        // The level is 50; bins make the test more cautious.
        assertThat(rejected).isLessThanOrEqualTo(60);
    }

    private static Binned sample(Random random, int count) {
        var counts = new int[12];
        for (int i = 0; i < count; i++) {
            counts[(int) (12 * random.nextDouble() * random.nextDouble())]++;
        }
        var shares = new ArrayList<Double>();
        for (int each : counts) {
            shares.add((double) each / count);
        }
        return new Binned(count, shares);
    }
}
