package io.tidings.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Rates, budgets and estimates.
class CountersTest {

    @Test
    void theRateIsOfTheSecondsThatAreOver() {
        var rate = new RateState();
        assertThat(rate.perSecond(0)).isZero();
        for (int second = 0; second < 30; second++) {
            rate.add(second * 1_000L + 500, 40);
        }
        assertThat(rate.perSecond(29_900)).isEqualTo(40);
        assertThat(rate.perSecond(35_000)).isEqualTo(20, within(4.0));
        assertThat(rate.perSecond(100_000)).isZero();
    }

    @Test
    void aRateOfFewSecondsCountsOnlyThese() {
        var rate = new RateState();
        rate.add(10_000, 30);
        rate.add(11_000, 50);
        assertThat(rate.perSecond(12_000)).isEqualTo(40);
    }

    @Test
    void aBudgetLetsThroughWhatWasSavedAndThenSoManyASecond() {
        var budget = new TokenBucketState(10, 5);
        assertThat(taken(budget, 0, 100)).isEqualTo(5);
        assertThat(taken(budget, 200, 100)).isEqualTo(2);
        assertThat(taken(budget, 10_000, 100)).isEqualTo(5);
        assertThat(taken(budget, 5_000, 100)).as("a clock that was set back").isZero();
    }

    private static int taken(TokenBucketState budget, long millis, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += budget.take(millis) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void differentStringsAreCountedAboutRight() {
        var distinct = new DistinctState();
        assertThat(distinct.estimate()).isZero();
        for (int twice = 0; twice < 2; twice++) {
            for (int i = 0; i < 20_000; i++) {
                distinct.add("subject-" + i);
            }
        }
        assertThat((double) distinct.estimate()).isCloseTo(20_000, within(600.0));
    }
}
