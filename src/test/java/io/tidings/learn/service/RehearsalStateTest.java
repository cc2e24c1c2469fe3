package io.tidings.learn.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class RehearsalStateTest {

    @Test
    void rareLabelsAndSubjectsGetTheirShareWithSeed1() {
        var sample = new RehearsalState(100, 1);
        IntStream.range(0, 5_000).forEach(i -> sample.offer("a" + i, "pos", "loud", "pos loud"));
        IntStream.range(0, 100).forEach(i -> sample.offer("b" + i, "pos", "quiet", "pos quiet"));
        IntStream.range(0, 60).forEach(i -> sample.offer("c" + i, "neg", "loud", "neg loud"));

        List<String> texts = sample.sample();

        assertThat(texts).hasSize(100);
        assertThat(Collections.frequency(texts, "neg loud")).isEqualTo(50);
        assertThat(Collections.frequency(texts, "pos quiet")).isEqualTo(25);
    }

    @Test
    void theSampleDoesNotDependOnTheOrderWithSeed7() {
        var ids = new ArrayList<>(IntStream.range(0, 500).boxed().toList());
        List<String> once = sample(ids, 7);
        Collections.shuffle(ids, new Random(7));

        assertThat(sample(ids, 7)).isEqualTo(once);
        assertThat(sample(ids, 8)).isNotEqualTo(once);
    }

    @Test
    void wherePastTextsAreFewAllAreTaken() {
        assertThat(sample(List.of(1, 2, 3), 1)).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(sample(List.of(), 1)).isEmpty();
    }

    private static List<String> sample(List<Integer> ids, long seed) {
        var sample = new RehearsalState(20, seed);
        ids.forEach(id -> sample.offer("id" + id, id % 3 == 0 ? "neg" : "pos", "s" + id % 5, String.valueOf(id)));
        return sample.sample();
    }
}
