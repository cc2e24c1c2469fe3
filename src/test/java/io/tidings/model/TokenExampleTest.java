package io.tidings.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.tidings.text.Tokenizer;
import org.junit.jupiter.api.Test;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;

class TokenExampleTest {

    private static final TokenExample EXAMPLE = new TokenExample(new Label("pos"), List.of("so", "so", "good"));

    @Test
    void countsWordsAndKeepsTheirOrder() {
        assertThat(EXAMPLE).containsExactly(new Feature("good", 1), new Feature("so", 2));
        assertThat(EXAMPLE.tokens()).containsExactly("so", "so", "good");
    }

    @Test
    void anEmptyTextMayStandInADataset() {
        var dataset = TinyModels.dataset(5, 1);
        dataset.add(new TokenExample(new Label("pos"), List.of()));
        assertThat(dataset.size()).isEqualTo(6);
    }

    @Test
    void aCopyKeepsTheTokens() {
        var copy = EXAMPLE.copy();
        assertThat(copy).isEqualTo(EXAMPLE).hasSameHashCodeAs(EXAMPLE);
        copy.set(new Feature("good", 5));
        assertThat(copy).isNotEqualTo(EXAMPLE);
        assertThat(new TokenExample(new Label("pos"), List.of("so", "good", "so"))).isNotEqualTo(EXAMPLE);
    }

    @Test
    void aDeepCopyOfADatasetKeepsTheTokens() {
        var copy = MutableDataset.createDeepCopy(TinyModels.dataset(5, 1));
        assertThat(copy.getData()).allSatisfy(
                example -> assertThat(((TokenExample) example).tokens()).hasSizeGreaterThan(3));
    }

    @Test
    void oneMakerSharesWords() {
        var maker = new TokenExample.MakerState();
        var tokenizer = new Tokenizer();
        var first = maker.example(new Label("pos"), tokenizer.tokenize("good film"));
        var second = maker.example(new Label("pos"), tokenizer.tokenize("a good one"));
        assertThat(first.tokens().get(0)).isSameAs(second.tokens().get(1));
    }
}
