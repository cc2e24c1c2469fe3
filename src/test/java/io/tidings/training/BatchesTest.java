package io.tidings.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final int BATCH = 16;
    private static final int[][] TEXTS = texts(1_003);

    @Test
    void everySampleStandsInExactlyOneBatch() {
        var all = Batches.of(TEXTS, BATCH, 1).stream().flatMapToInt(Arrays::stream).sorted().toArray();
        assertThat(all).containsExactly(IntStream.range(0, TEXTS.length).toArray());
    }

    @Test
    void allBatchesAreFullButTheLastOfTheTexts() {
        var sizes = Batches.of(TEXTS, BATCH, 1).stream().map(batch -> batch.length).toList();
        assertThat(sizes.stream().filter(size -> size == BATCH)).hasSize(TEXTS.length / BATCH);
        assertThat(sizes.stream().filter(size -> size != BATCH)).containsExactly(TEXTS.length % BATCH);
    }

    @Test
    void textsOfABatchAreOfLikeLengthAndTheLongestComesFirst() {
        double spread = 0;
        List<int[]> batches = Batches.of(TEXTS, BATCH, 1);
        for (int[] batch : batches) {
            int longest = TEXTS[batch[0]].length;
            int shortest = TEXTS[batch[batch.length - 1]].length;
            assertThat(Arrays.stream(batch).map(i -> TEXTS[i].length)).allMatch(n -> n >= shortest && n <= longest);
            spread += longest - shortest;
        }
        assertThat(spread / batches.size()).isLessThan(25);
    }

    @Test
    void theSeedDecidesTheOrder() {
        assertThat(Batches.of(TEXTS, BATCH, 1)).usingRecursiveComparison().isEqualTo(Batches.of(TEXTS, BATCH, 1));
        assertThat(Batches.of(TEXTS, BATCH, 1).getFirst()).isNotEqualTo(Batches.of(TEXTS, BATCH, 2).getFirst());
    }

    private static int[][] texts(int count) {
        var random = new SplittableRandom(8);
        int[][] texts = new int[count][];
        for (int i = 0; i < count; i++) {
            texts[i] = new int[random.nextInt(400)];
        }
        return texts;
    }
}
