package io.tidings.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void turnsComeNoFasterThanTheRate() throws InterruptedException {
        var pace = new Pace(500, new CountDownLatch(1));
        long start = System.nanoTime();
        for (int i = 0; i < 51; i++) {
            assertThat(pace.next()).isTrue();
        }
        assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(99);
    }

    @Test
    void stoppingEndsTheWait() throws InterruptedException {
        var stop = new CountDownLatch(1);
        var pace = new Pace(1e-3, stop);
        assertThat(pace.next()).isTrue();
        stop.countDown();
        assertThat(pace.next()).isFalse();
    }

    @Test
    void withoutARateNothingWaits() throws InterruptedException {
        var stop = new CountDownLatch(1);
        var pace = new Pace(Double.POSITIVE_INFINITY, stop);
        assertThat(pace.next()).isTrue();
        stop.countDown();
        assertThat(pace.next()).isFalse();
    }

    @Test
    void linesAreAllowedUpToTheBudgetOfEachSecond() {
        var budget = new LineBudget(2);
        assertThat(budget.allows(0)).isTrue();
        assertThat(budget.allows(1)).isTrue();
        assertThat(budget.allows(999_999_999)).isFalse();
        assertThat(budget.allows(1_000_000_000)).isTrue();
    }
}
