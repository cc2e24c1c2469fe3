package io.tidings.app.model;

import java.util.List;

import io.tidings.model.Comparison;
import io.tidings.model.Figures;
import io.tidings.model.LinearBaseline;

/// A model's figures on labelled reviews beside those of its linear baseline.
///
/// @param examples      reviews that were judged
/// @param unknownLabels reviews left out because the model does not know their label
/// @param labels        the model's figures a label, in the order of `confusion`
/// @param confusion     `confusion[truth][given]`
/// @param seconds       that the network took
record EvaluationReport(double accuracy, double macroF1, double calibrationError, double baselineAccuracy,
        double baselineMacroF1, double baselineCalibrationError, String baseline, long examples, long unknownLabels,
        List<Figures.LabelFigures> labels, List<Figures.LabelFigures> baselineLabels, List<List<Long>> confusion,
        double seconds, double tokensPerSecond) {

    static EvaluationReport of(Comparison comparison, long unknownLabels) {
        Figures model = comparison.model();
        Figures baseline = comparison.baseline();
        double speed = comparison.seconds() == 0 ? 0 : comparison.tokens() / comparison.seconds();
        return new EvaluationReport(model.accuracy(), model.macroF1(), model.calibrationError(), baseline.accuracy(),
                baseline.macroF1(), baseline.calibrationError(), LinearBaseline.DESCRIPTION, model.examples(),
                unknownLabels, model.labels(), baseline.labels(), model.confusion(), comparison.seconds(), speed);
    }
}
