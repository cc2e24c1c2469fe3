package io.tidings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;

import io.tidings.classify.Explanation;
import io.tidings.classify.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {

    private static final LstmClassifier CLASSIFIER = LstmClassifier.ofBytes(ModelFile.bytes(TinyModels.trained()));

    @Test
    void theTellingWordWeighsMost() {
        String text = "the plot was very dull and it was the actor";
        var found = CLASSIFIER.explain(text);
        assertThat(found.classification().scores().label()).isEqualTo("neg");
        Word first = found.deciding(1).getFirst();
        assertThat(text.substring(first.start(), first.end())).isEqualTo("dull");
        assertThat(first.weight()).isPositive();
        assertThat(found.words()).hasSize(10);
    }

    @Test
    void aWordForTheOtherLabelWeighsAgainstTheOneGiven() {
        String text = "dull plot dull film great actor dull";
        var found = CLASSIFIER.explain(text);
        assertThat(found.classification().scores().label()).isEqualTo("neg");
        assertThat(weight(found, text.indexOf("great"))).isNegative();
        assertThat(weight(found, 0)).isPositive();
    }

    @Test
    void saysOfTheTextWhatClassifyingSays() {
        var random = new Random(3);
        for (int i = 0; i < 100; i++) {
            String text = TinyModels.text(i % 2 == 0, random);
            var found = CLASSIFIER.explain(text);
            assertThat(found.classification()).isEqualTo(CLASSIFIER.classify(text));
            assertThat(found.completeness()).isCloseTo(1, within(0.01));
        }
    }

    @Test
    void placesAreThoseOfTheOriginalText() {
        String text = "<b>The</b> PLOT was sooooo &quot;g\u0301ood&quot;, it's great!!! \ud83d\ude00";
        var found = CLASSIFIER.explain(text);
        var parts = found.words().stream().map(word -> text.substring(word.start(), word.end())).toList();
        assertThat(parts).contains("The", "PLOT", "sooooo", "g\u0301ood", "it", "'s", "great", "\ud83d\ude00");
        assertOrdered(text, found);
    }

    @Test
    void wordsThatWereNotReadAreLeftOut() {
        String text = "film ".repeat(20) + "unheard ".repeat(50) + "plot ".repeat(20) + "dull";
        var found = CLASSIFIER.explain(text);
        assertThat(found.classification().truncated()).isTrue();
        assertThat(found.words()).hasSize(24);
        assertThat(found.words().get(7).end()).isEqualTo(8 * "film ".length() - 1);
        assertThat(found.words().get(8).start()).isGreaterThan(text.indexOf("plot") - 1);
        assertThat(found.words().getLast().end()).isEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u0000\u202e\ufeff", "\ud800", "zyzzyva", "<script>alert(1)</script>",
            "&amp;&amp;&#0;",
            "\u0645\u0645\u062a\u0627\u0632", "!!!!!!!!", "\u200b\u200b sooooooo", "\ufdfa\ufdfa \u0e01\u0e33"})
    void anyTextHasAnExplanation(String text) {
        var found = CLASSIFIER.explain(text);
        assertOrdered(text, found);
        assertThat(found.classification()).isEqualTo(CLASSIFIER.classify(text));
        assertThat(found.completeness()).isCloseTo(1, within(0.01));
    }

    @Test
    void textsOfTheSameWordsLieCloserThanOthers() {
        List<float[]> vectors = CLASSIFIER
                .encode(List.of("the film was great", "it was the great film", "the film was awful", ""));
        assertThat(vectors).hasSize(4).allMatch(vector -> vector.length == 24);
        assertThat(distance(vectors.get(0), vectors.get(1))).isLessThan(distance(vectors.get(0), vectors.get(2)));
        assertThat(CLASSIFIER.encode("the film was great")).containsExactly(vectors.getFirst(), within(1e-5f));
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    private static double weight(Explanation found, int start) {
        return found.words().stream().filter(word -> word.start() == start).findFirst().orElseThrow().weight();
    }

    private static void assertOrdered(String text, Explanation found) {
        int last = 0;
        for (Word word : found.words()) {
            assertThat(word.start()).isGreaterThanOrEqualTo(last);
            assertThat(word.end()).isBetween(word.start(), text.length());
            last = word.end();
        }
    }
}
