package io.tidings.stream.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

class PopulationStabilityTest {

    private static final long MANY = 1_000_000_000_000L;

    @Test
    void isTheSumOfDifferencesTimesLogarithmsOfRatios() {
        // (0.1)(ln 2) + 0 + (-0.1)(ln 0.75) + 0, worked by hand.
        double index = PopulationStability.index(new Binned(MANY, List.of(0.1, 0.2, 0.4, 0.3)),
                new Binned(MANY, List.of(0.2, 0.2, 0.3, 0.3)));

        assertThat(index).isCloseTo(0.09808292530117264, within(1e-9));
    }

    @Test
    void isNothingForOneSampleAndTheSameBothWays() {
        var one = new Binned(700, List.of(0.25, 0.75));
        var other = new Binned(700, List.of(0.5, 0.5));

        assertThat(PopulationStability.index(one, one)).isZero();
        assertThat(PopulationStability.index(one, other)).isEqualTo(PopulationStability.index(other, one));
    }

    @Test
    void isLargeAndFiniteWhereABinIsEmpty() {
        double index = PopulationStability.index(new Binned(1_000, List.of(1.0, 0.0)),
                new Binned(1_000, List.of(0.5, 0.5)));

        assertThat(index).isBetween(1.0, 10.0);
    }

    @Test
    void joinsNeighbouringBinsUntilTheReferenceFillsThem() {
        var reference = new Binned(10, List.of(0.02, 0.03, 0.92, 0.02, 0.01));
        var window = new Binned(20, List.of(0.1, 0.2, 0.3, 0.2, 0.2));

        Binned.Pair joined = reference.joined(window, 0.05);

        assertThat(joined.reference().shares()).hasSize(2);
        assertThat(joined.reference().shares().get(1)).isCloseTo(0.95, within(1e-12));
        assertThat(joined.window().shares().get(0)).isCloseTo(0.3, within(1e-12));
        assertThat(joined.window().shares().get(1)).isCloseTo(0.7, within(1e-12));
        assertThat(joined.window().count()).isEqualTo(20);
    }
}
