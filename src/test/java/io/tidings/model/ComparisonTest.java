package io.tidings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import io.tidings.classify.LabelSet;
import org.junit.jupiter.api.Test;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluator;

class ComparisonTest {

    private static final LstmModel MODEL = TinyModels.trained();

    @Test
    void figuresAreThoseWorkedByHand() {
        // truth neg: 3 of 4 right; truth pos: 1 of 2 right
        var predictions = List.of(given("neg", "neg"), given("neg", "neg"), given("neg", "neg"), given("neg", "pos"),
                given("pos", "pos"), given("pos", "neg"));
        var evaluation = new LabelEvaluator().evaluate(MODEL, predictions, TinyModels.dataset(2, 1).getProvenance());
        var figures = Figures.of(evaluation, LabelSet.of("neg", "pos"), 0.25);
        assertThat(figures.examples()).isEqualTo(6);
        assertThat(figures.accuracy()).isCloseTo(4.0 / 6, within(1e-12));
        assertThat(figures.confusion()).containsExactly(List.of(3L, 1L), List.of(1L, 1L));
        var neg = figures.labels().get(0);
        assertThat(neg.precision()).isCloseTo(0.75, within(1e-12));
        assertThat(neg.recall()).isCloseTo(0.75, within(1e-12));
        assertThat(neg.f1()).isCloseTo(0.75, within(1e-12));
        assertThat(neg.support()).isEqualTo(4);
        assertThat(figures.labels().get(1).f1()).isCloseTo(0.5, within(1e-12));
        assertThat(figures.macroF1()).isCloseTo(0.625, within(1e-12));
        assertThat(figures.calibrationError()).isEqualTo(0.25);
    }

    @Test
    void aLabelThatNeverOccursCountsAsZeroNotAsNaN() {
        var evaluation = new LabelEvaluator().evaluate(MODEL, List.of(given("neg", "neg")),
                TinyModels.dataset(2, 1).getProvenance());
        var figures = Figures.of(evaluation, LabelSet.of("neg", "pos"), 0);
        assertThat(figures.labels().get(1).f1()).isZero();
        assertThat(figures.macroF1()).isEqualTo(0.5);
    }

    @Test
    void setsModelAndBaselineOnTheSameTexts() {
        var examples = TinyModels.dataset(200, 2);
        var comparison = Comparison.of(MODEL, examples);
        assertThat(comparison.model().examples()).isEqualTo(200).isEqualTo(comparison.baseline().examples());
        assertThat(comparison.model().accuracy()).isGreaterThan(0.97);
        assertThat(comparison.baseline().accuracy()).isGreaterThan(0.97);
        assertThat(comparison.model().calibrationError()).isBetween(0.0, 0.1);
        assertThat(comparison.tokens()).isPositive();
    }

    private static Prediction<Label> given(String truth, String label) {
        var example = new TokenExample(new Label(truth), new ArrayList<>(List.of("good")));
        return MODEL.prediction(example, new int[]{2}, label.equals("neg")
                ? new float[]{0.9f, 0.1f}
                : new float[]{0.1f, 0.9f});
    }
}
