package io.tidings.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.tidings.dashboard.view.TellingWord;
import org.junit.jupiter.api.Test;

class TellingWordsTest {

    private static final List<String> COMMON = List.of("the", "a", "and", "flight", "to", "was", "of", "in");

    /// @param own stands in two of three texts
    private static List<String> texts(String own, int count, Random random) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            String rest = COMMON.get(random.nextInt(COMMON.size())) + " " + COMMON.get(random.nextInt(COMMON.size()));
            texts.add(i % 3 == 0 ? rest + "!!" : rest + " " + own + ", 123");
        }
        return texts;
    }

    private static List<String> words(List<TellingWord> telling) {
        return telling.stream().map(TellingWord::word).toList();
    }

    @Test
    void wordsOfOneSideTellAndCommonOnesDoNotSeed1() {
        var random = new Random(1);
        TellingWords telling = TellingWords.of(texts("great", 200, random), texts("late", 200, random));
        assertThat(words(telling.first())).containsExactly("great");
        assertThat(words(telling.second())).containsExactly("late");
        assertThat(telling.first().getFirst().count()).isEqualTo(133);
        assertThat(telling.first().getFirst().score()).isGreaterThan(5);
    }

    @Test
    void otherScriptsAndEmojiTellTooSeed2() {
        var random = new Random(2);
        TellingWords telling = TellingWords.of(texts("\uD83D\uDE00", 200, random), texts("\uBCC4\uB85C", 200, random));
        assertThat(words(telling.first())).containsExactly("\uD83D\uDE00");
        assertThat(words(telling.second())).containsExactly("\uBCC4\uB85C");
    }

    @Test
    void sidesOfVeryDifferentSizeAreComparedFairlySeed3() {
        var random = new Random(3);
        TellingWords telling = TellingWords.of(texts("great", 30, random), texts("late", 3_000, random));
        assertThat(words(telling.first())).containsExactly("great");
        assertThat(words(telling.second())).containsExactly("late");
    }

    @Test
    void aWordThatIsRepeatedInOneTextCountsOnce() {
        TellingWords telling = TellingWords.of(List.of("spam ".repeat(500), "fine", "good"), List.of("bad", "poor"));
        assertThat(telling.first()).isEmpty();
    }

    @Test
    void oneSideAloneTellsNothing() {
        assertThat(TellingWords.of(List.of("great"), List.of())).isEqualTo(TellingWords.NONE);
    }
}
