package io.tidings.learn.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class HeldOutTest {

    @Test
    void takesTheShareAskedForAndKeepsItWhenTheShareGrows() {
        long held = IntStream.range(0, 10_000).filter(i -> HeldOut.of("r-" + i, 0.3)).count();

        assertThat(held / 10_000.0).isCloseTo(0.3, within(0.02));
        assertThat(IntStream.range(0, 1000)).allMatch(i -> !HeldOut.of("r-" + i, 0.2) || HeldOut.of("r-" + i, 0.3));
    }

    @Test
    void neverChangesItsMind() {
        // Written down on 21 November 2026: a change would let a challenger be judged by what its parent was taught.
        assertThat(IntStream.rangeClosed(1, 12).filter(i -> HeldOut.of("r-" + i, 0.3)).boxed())
                .containsExactly(1, 3, 4, 7);
    }
}
