package io.tidings.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import io.tidings.text.Vocabulary;
import org.junit.jupiter.api.Test;

class PseudoTextsTest {

    private static final LstmModel MODEL = TinyModels.trained();

    private final PseudoTexts texts = new PseudoTexts(MODEL.content().vocabulary(), MODEL.content().baseline());

    @Test
    void areMadeOfKnownWordsWithinTheLengthThatIsRead() {
        assertThat(texts.make(200, 24, 1)).hasSize(200).allSatisfy(text -> {
            assertThat(text.length).isBetween(4, 24);
            assertThat(Arrays.stream(text)).allMatch(word -> word > Vocabulary.UNKNOWN
                    && word < MODEL.content().vocabulary().size());
        });
    }

    @Test
    void leanTowardsEveryLabel() {
        float[][] scores = MODEL.uncalibrated(texts.make(200, 24, 1));

        assertThat(Arrays.stream(scores).filter(each -> each[0] > 0.8f).count()).isGreaterThan(20);
        assertThat(Arrays.stream(scores).filter(each -> each[1] > 0.8f).count()).isGreaterThan(20);
    }

    @Test
    void areTheSameForTheSameSeed() {
        assertThat(texts.make(5, 24, 3).toArray(int[][]::new))
                .isDeepEqualTo(texts.make(5, 24, 3).toArray(int[][]::new));
    }
}
