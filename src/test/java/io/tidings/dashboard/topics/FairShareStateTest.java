package io.tidings.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

class FairShareStateTest {

    private static FairShareState<String, Integer, String> state(int keys, int values, long weight) {
        return new FairShareState<>(new FairShareState.Most(keys, values, weight), String::length);
    }

    @Test
    void whileThereIsRoomEveryKeyKeepsAllItHas() {
        var state = state(10, 100, 1_000);
        for (int i = 0; i < 90; i++) {
            state.put("loud", i, "x");
        }
        state.put("quiet", 1, "y");
        assertThat(state.of("loud")).hasSize(90);
        assertThat(state.of("quiet")).containsExactly("y");
        assertThat(state.of("unknown")).isEmpty();
    }

    @Test
    void whereRoomIsShortTheLoudestLosesItsFirstValues() {
        var state = state(10, 100, 1_000);
        for (int i = 0; i < 10; i++) {
            state.put("quiet", i, "q");
        }
        for (int i = 0; i < 500; i++) {
            state.put("loud", i, String.valueOf(i));
        }
        assertThat(state.size()).isBetween(80L, 100L);
        assertThat(state.of("quiet")).hasSize(10);
        assertThat(state.of("loud")).endsWith("498", "499").doesNotContain("0");
    }

    @Test
    void weightIsBoundedToo() {
        var state = state(10, 1_000, 50);
        for (int i = 0; i < 100; i++) {
            state.put("one", i, "xxxxx");
        }
        assertThat(state.of("one")).hasSizeBetween(8, 10);
    }

    @Test
    void ofTooManyKeysTheOneThatHadNothingForLongestGoes() {
        var state = state(2, 100, 100);
        state.put("a", 1, "x");
        state.put("b", 1, "x");
        state.put("a", 2, "x");
        state.put("c", 1, "x");
        assertThat(state.keys()).containsExactly("a", "c");
        assertThat(state.size()).isEqualTo(3);
    }

    @Test
    void aPlaceHoldsOneValue() {
        var state = state(2, 100, 100);
        state.put("a", 1, "former");
        state.put("a", 1, "new");
        assertThat(state.of("a")).containsExactly("new");
        assertThat(state.last("a")).contains("new");
    }

    @Test
    void boundsHoldForAnythingSeed7() {
        var random = new Random(7);
        var state = state(20, 300, 2_000);
        for (int i = 0; i < 20_000; i++) {
            state.put("k" + random.nextInt(60), random.nextInt(200), "x".repeat(random.nextInt(40)));
            if (i % 1_000 == 0) {
                state.removeIf(value -> value.length() == 3);
            }
            assertThat(state.keys().size()).isLessThanOrEqualTo(20);
            assertThat(state.size()).isLessThanOrEqualTo(300);
        }
        assertThat(state.all().stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(2_000);
        assertThat(state.all()).hasSize((int) state.size());
    }
}
