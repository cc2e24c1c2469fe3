package io.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;

import org.junit.jupiter.api.Test;

class VocabularyTest {

    private static final Tokenizer TOKENIZER = new Tokenizer();

    @Test
    void frequentWordsComeFirstAndEqualOnesInCodePointOrder() {
        Vocabulary vocabulary = Vocabulary.builder()
                .add("rare", 1)
                .add("b", 5)
                .add("a", 5)
                .add("\uFF5Ezz", 5)
                .add("\uD83D\uDC4D", 5)
                .add("top", 9)
                .build(2, 100);
        assertThat(vocabulary.words()).containsExactly("<pad>", "<unk>", "top", "a", "b", "\uFF5Ezz", "\uD83D\uDC4D");
        assertThat(vocabulary.size()).isEqualTo(7);
        assertThat(vocabulary.count(2)).isEqualTo(9);
        assertThat(vocabulary.count(Vocabulary.PADDING)).isZero();
        assertThat(vocabulary.indexOf("top")).isEqualTo(2);
        assertThat(vocabulary.indexOf("rare")).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(vocabulary.indexOf("<pad>")).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(vocabulary.indexOf("")).isEqualTo(Vocabulary.UNKNOWN);
    }

    @Test
    void theSizeIsLimitedWithTheReservedIndices() {
        var builder = Vocabulary.builder().add("a", 3).add("b", 2).add("c", 1);
        assertThat(builder.build(1, 4).words()).containsExactly("<pad>", "<unk>", "a", "b");
        assertThat(builder.build(1, 2).size()).isEqualTo(2);
        assertThatThrownBy(() -> builder.build(1, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found maxSize 1");
    }

    @Test
    void textsAreCountedDirectlyOrByTheirTokens() {
        String text = "good good film, don't miss";
        var direct = Vocabulary.builder();
        TOKENIZER.tokenize(text, direct);
        var byTokens = Vocabulary.builder().add(TOKENIZER.tokenize(text));
        assertThat(direct.build(1, 100).toBytes()).isEqualTo(byTokens.build(1, 100).toBytes());
        assertThat(direct.distinct()).isEqualTo(6);
        assertThat(direct.build(1, 100).encode(TOKENIZER.tokenize("good movie"))).containsExactly(2, 1);
    }

    @Test
    void mergedBuildersCountAsOne() {
        var random = new Random(3);
        var whole = Vocabulary.builder();
        var left = Vocabulary.builder();
        var right = Vocabulary.builder();
        for (int i = 0; i < 50_000; i++) {
            String word = Integer.toString(random.nextInt(40_000), 36);
            whole.add(word, 1);
            (i % 2 == 0 ? left : right).add(word, 1);
        }
        Vocabulary merged = right.addAll(left).build(1, 100_000);
        assertThat(merged.hash()).isEqualTo(whole.build(1, 100_000).hash());
        for (int index = 2; index < merged.size(); index++) {
            assertThat(merged.indexOf(merged.word(index))).isEqualTo(index);
        }
    }

    @Test
    void brokenWordsAreRefused() {
        var builder = Vocabulary.builder();
        assertThatThrownBy(() -> builder.add("", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.add("\uD83D", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.add("a", -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settingsRefuseNonsense() {
        assertThatThrownBy(() -> new TokenizerSettings(0, 64)).hasMessage("maxTokens must be at least 1, found 0");
        assertThatThrownBy(() -> new TokenizerSettings(1, 7)).hasMessage("maxTokenLength must be at least 8, found 7");
    }
}
