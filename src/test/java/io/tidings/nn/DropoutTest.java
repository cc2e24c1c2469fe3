package io.tidings.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class DropoutTest {

    private static final int WIDTH = 50;
    private static final RaggedBatch BATCH = RaggedBatch.of(new int[][]{{2, 3, 4, 5}, {6, 7}, {8, 9, 2}});

    @Test
    void aTextLosesTheSameEmbeddingColumnsAtEveryStep() {
        float[] x = ones(BATCH.tokens() * WIDTH);
        new Dropout(new DropoutRates(0, 0.4, 0), 1).onEmbedded(BATCH, x, WIDTH);
        for (int t = 1; t < BATCH.steps(); t++) {
            for (int i = 0; i < BATCH.active(t) * WIDTH; i++) {
                assertThat(x[BATCH.start(t) * WIDTH + i]).isEqualTo(x[i]);
            }
        }
        assertThat(Arrays.copyOfRange(x, 0, WIDTH)).isNotEqualTo(Arrays.copyOfRange(x, WIDTH, 2 * WIDTH));
    }

    @Test
    void theBackwardPassLeavesOutWhatTheForwardPassDid() {
        var dropout = new Dropout(new DropoutRates(0, 0.4, 0.5), 2);
        float[] x = ones(BATCH.tokens() * WIDTH);
        float[] pooled = ones(3 * WIDTH);
        dropout.onEmbedded(BATCH, x, WIDTH);
        dropout.onPooled(pooled, 3, WIDTH);
        float[] dX = ones(x.length);
        float[] dPooled = ones(pooled.length);
        dropout.onPooledBackward(dPooled, 3, WIDTH);
        dropout.onEmbeddedBackward(BATCH, dX, WIDTH);
        assertThat(dX).containsExactly(x);
        assertThat(dPooled).containsExactly(pooled);
    }

    @Test
    void whatIsKeptIsScaledSoThatTheMeanStays() {
        float[] pooled = ones(100_000);
        new Dropout(new DropoutRates(0, 0, 0.25), 3).onPooled(pooled, 1, pooled.length);
        double sum = 0;
        for (float value : pooled) {
            assertThat(value == 0f || value == (float) (1 / 0.75)).isTrue();
            sum += value;
        }
        assertThat(sum / pooled.length).isCloseTo(1, within(0.01));
    }

    @Test
    void droppedWordsAreReadAsUnknown() {
        int[] text = new int[20_000];
        Arrays.fill(text, 7);
        var batch = RaggedBatch.of(new int[][]{text});
        int[] words = new int[text.length];
        new Dropout(new DropoutRates(0.1, 0, 0), 4).words(batch, words);
        assertThat(Arrays.stream(words).distinct().sorted()).containsExactly(1, 7);
        assertThat(Arrays.stream(words).filter(word -> word == 1).count() / (double) words.length).isCloseTo(0.1,
                within(0.01));
    }

    @Test
    void withoutRatesNothingChanges() {
        float[] x = ones(BATCH.tokens() * WIDTH);
        Dropout.NONE.onEmbedded(BATCH, x, WIDTH);
        assertThat(x).containsOnly(1f);
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1f);
        return ones;
    }
}
