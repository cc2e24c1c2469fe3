package io.tidings.app.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Costs COSTS = new Costs(100, 2, 0.5);

    @Test
    void isTheArithmeticThatItShows() {
        Plan plan = Plan.of(new Load(86_400_000, 100, 2, 0, 10, 3), COSTS, 4);

        // 1,000 a second, 2,000 at the peak, 300 µs each: 0.6 cores busy, 1.2 at half their time.
        assertThat(plan.cores()).isCloseTo(1.2, within(1e-9));
        assertThat(plan.instances()).isEqualTo(2);
        assertThat(plan.partitions()).isEqualTo(8);
        assertThat(plan.memoryMebibytes()).isEqualTo(768 + 4 * 96);
        // 250 + 450 + 2 x 600 bytes a review, and 1,465 windows of all together.
        assertThat(plan.diskGigabytes()).isCloseTo((86.4e6 * 1_900 + 1_465 * 200) * 30 / 1e9, within(1e-6));
        assertThat(plan.megabytesPerSecond()).isCloseTo(3.8, within(1e-9));
    }

    @Test
    void growsWithTheLoad() {
        Plan plan = Plan.of(new Load(10_000_000_000L, 100, 3, 1_000_000, 7, 3), COSTS, 16);

        assertThat(plan.instances()).isEqualTo(15);
        assertThat(plan.partitions()).isEqualTo(2 * 14 * 16);
    }

    @Test
    void aFewReviewsTakeOneInstanceAndOneThatMayBeAway() {
        Plan plan = Plan.of(new Load(1, 1, 1, 1, 1, 1), COSTS, 1);

        assertThat(plan.instances()).isEqualTo(2);
        assertThat(plan.partitions()).isEqualTo(6);
    }

    @Test
    void subjectsMakeNoMoreWindowsThanThereAreReviews() {
        Plan few = Plan.of(new Load(1_000, 1, 1, 1_000_000, 1, 1), COSTS, 1);

        assertThat(few.diskGigabytes()).isCloseTo((1_000 * 712 + (3_000 + 1_465) * 200) / 1e9, within(1e-12));
    }
}
