package io.tidings.learn.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;

class AdwinStateTest {

    private static final double DELTA = 0.002;

    /// A cut and after how many values it came.
    private record Seen(int at, AdwinState.Cut cut) {}

    @Test
    void aStationaryStreamIsCutAtFewerStepsThanDeltaAllowsSeeds1To20() {
        int steps = 0;
        int cuts = 0;
        for (int seed = 1; seed <= 20; seed++) {
            double error = seed / 40.0;
            var window = new AdwinState(DELTA);
            cuts += run(window, 20_000, seed, i -> error).size();
            steps += 20_000;
            assertThat(window.mean()).isCloseTo(error, within(0.05));
        }

        assertThat(cuts).isLessThan((int) (steps * DELTA));
        // What an operator sees of it: hardly any false alarm in 400,000 examples.
        assertThat(cuts).isLessThanOrEqualTo(20);
    }

    @Test
    void anAbruptChangeIsSeenSoonSeeds1To20() {
        for (int seed = 1; seed <= 20; seed++) {
            var window = new AdwinState(DELTA);
            List<Seen> seen = run(window, 3_000, seed, i -> i < 2_000 ? 0.1 : 0.4);

            Seen first = seen.stream().filter(each -> each.at() >= 2_000).findFirst().orElseThrow();
            assertThat(first.at()).as("seed %d", seed).isLessThan(2_120);
            assertThat(first.cut().after()).isGreaterThan(first.cut().before());
            assertThat(window.mean()).as("seed %d", seed).isCloseTo(0.4, within(0.06));
            assertThat(window.width()).isBetween(850L, 1_120L);
        }
    }

    @Test
    void aSmallerChangeTakesLongerSeed3() {
        int large = firstAfter(2_000, run(new AdwinState(DELTA), 12_000, 3, i -> i < 2_000 ? 0.2 : 0.5));
        int small = firstAfter(2_000, run(new AdwinState(DELTA), 12_000, 3, i -> i < 2_000 ? 0.2 : 0.3));

        assertThat(large).isLessThan(small);
        assertThat(small).isLessThan(3_000);
    }

    @Test
    void aGradualChangeIsSeenOnItsWaySeeds1To10() {
        for (int seed = 1; seed <= 10; seed++) {
            var window = new AdwinState(DELTA);
            // From 0.1 to 0.5 over 4,000 values.
            List<Seen> seen = run(window, 8_000, seed,
                    i -> i < 2_000 ? 0.1 : Math.min(0.5, 0.1 + 0.4 * (i - 2_000) / 4_000));

            assertThat(firstAfter(2_000, seen)).as("seed %d", seed).isLessThan(4_500);
            assertThat(window.mean()).as("seed %d", seed).isCloseTo(0.5, within(0.07));
        }
    }

    @Test
    void aWindowOfAMillionTakesFewBuckets() {
        var window = new AdwinState(0.000_001);
        run(window, 1_000_000, 9, i -> 0.3);

        assertThat(window.width()).isGreaterThan(900_000);
        assertThat(window.buckets()).isLessThan(21 * AdwinState.PER_ROW);
        assertThat(window.variance()).isCloseTo(0.21, within(0.002));
    }

    @Test
    void meanAndVarianceAreThoseOfTheValues() {
        var window = new AdwinState(DELTA);
        for (double value : new double[]{0.25, 0.5, 0.75, 0.5}) {
            window.add(value);
        }

        assertThat(window.width()).isEqualTo(4);
        assertThat(window.mean()).isEqualTo(0.5);
        assertThat(window.variance()).isEqualTo(0.03125);
    }

    @Test
    void refusesWhatIsNoShare() {
        var window = new AdwinState(DELTA);

        assertThatThrownBy(() -> window.add(1.5)).hasMessage("expected a value in 0..1, found 1.5");
        assertThatThrownBy(() -> window.add(Double.NaN)).hasMessage("expected a value in 0..1, found NaN");
        assertThatThrownBy(() -> new AdwinState(1)).hasMessageStartingWith("delta: expected");
    }

    private static int firstAfter(int step, List<Seen> seen) {
        return seen.stream().mapToInt(Seen::at).filter(at -> at >= step).findFirst().orElse(Integer.MAX_VALUE);
    }

    private static List<Seen> run(AdwinState window, int values, long seed, IntToDoubleFunction error) {
        var random = new Random(seed);
        var seen = new ArrayList<Seen>();
        for (int i = 0; i < values; i++) {
            int at = i;
            window.add(random.nextDouble() < error.applyAsDouble(i) ? 1 : 0)
                    .ifPresent(cut -> seen.add(new Seen(at, cut)));
        }
        return seen;
    }
}
