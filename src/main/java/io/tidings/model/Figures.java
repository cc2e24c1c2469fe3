package io.tidings.model;

import java.util.ArrayList;
import java.util.List;

import io.tidings.classify.LabelSet;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluation;

/// How well labels were given on labelled examples, as Tribuo's LabelEvaluator counts it.
///
/// @param examples         how many were judged
/// @param accuracy         the share of right ones; 0 where there are no examples
/// @param macroF1          the mean of the labels' F1
/// @param labels           one row a label, in the order of the label set
/// @param confusion        `confusion[truth][given]`, counts in the order of the label set
/// @param calibrationError how far confidence is from the share of right ones, see [CalibrationError]
public record Figures(long examples, double accuracy, double macroF1, List<LabelFigures> labels,
        List<List<Long>> confusion, double calibrationError) {

    /// @param support how many examples bear the label
    public record LabelFigures(String label, double precision, double recall, double f1, long support) {}

    static Figures of(LabelEvaluation evaluation, LabelSet names, double calibrationError) {
        var labels = new ArrayList<LabelFigures>();
        var confusion = new ArrayList<List<Long>>();
        double macroF1 = 0;
        for (String name : names.names()) {
            var label = new Label(name);
            double f1 = orZero(evaluation.f1(label));
            macroF1 += f1 / names.size();
            labels.add(new LabelFigures(name, orZero(evaluation.precision(label)), orZero(evaluation.recall(label)), f1,
                    Math.round(evaluation.getConfusionMatrix().support(label))));
            // Tribuo's order is (predicted, true).
            confusion.add(names.names()
                    .stream()
                    .map(given -> Math.round(evaluation.confusion(new Label(given), label)))
                    .toList());
        }
        long examples = labels.stream().mapToLong(LabelFigures::support).sum();
        return new Figures(examples, orZero(evaluation.accuracy()), macroF1, labels, confusion, calibrationError);
    }

    /// Tribuo says NaN where it divides by nothing.
    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
