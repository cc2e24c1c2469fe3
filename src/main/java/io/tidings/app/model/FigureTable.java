package io.tidings.app.model;

import java.io.PrintStream;
import java.util.Locale;

import io.tidings.app.Paint;
import io.tidings.model.Figures;

/// Prints an [EvaluationReport] for people.
final class FigureTable {

    private static final int NAME_COLUMNS = 24;

    private final PrintStream out;
    private final Paint paint;

    FigureTable(PrintStream out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    /// @param title what was judged, such as `Test`
    void print(String title, EvaluationReport report) {
        out.println(paint.bold(title + " (" + String.format(Locale.ROOT, "%,d", report.examples()) + " reviews)"));
        line("", "LSTM", "baseline");
        row("accuracy", report.accuracy(), report.baselineAccuracy());
        row("macro F1", report.macroF1(), report.baselineMacroF1());
        for (int c = 0; c < report.labels().size(); c++) {
            Figures.LabelFigures label = report.labels().get(c);
            Figures.LabelFigures other = report.baselineLabels().get(c);
            row("F1 " + label.label(), label.f1(), other.f1());
            row("  precision", label.precision(), other.precision());
            row("  recall", label.recall(), other.recall());
        }
        row("calibration error", report.calibrationError(), report.baselineCalibrationError());
        confusion(report);
        out.printf(Locale.ROOT, "  %.1f s, %,.0f tokens/s; baseline: %s%n", report.seconds(), report.tokensPerSecond(),
                report.baseline());
        if (report.unknownLabels() > 0) {
            out.printf(Locale.ROOT, "  %,d reviews left out: the model does not know their label%n",
                    report.unknownLabels());
        }
    }

    private void confusion(EvaluationReport report) {
        var header = new StringBuilder(cell("labelled as")).append("  ");
        report.labels().forEach(label -> header.append(right(name(label))));
        out.println(header);
        for (int truth = 0; truth < report.labels().size(); truth++) {
            var row = new StringBuilder(cell("truly " + name(report.labels().get(truth)))).append("  ");
            report.confusion().get(truth).forEach(count -> row.append(right(String.format(Locale.ROOT, "%,d", count))));
            out.println(row);
        }
    }

    private void row(String name, double model, double baseline) {
        line(name, String.format(Locale.ROOT, "%.4f", model), String.format(Locale.ROOT, "%.4f", baseline));
    }

    private void line(String name, String model, String baseline) {
        out.println(cell(Paint.printable(name, NAME_COLUMNS)) + "  " + right(model) + right(baseline));
    }

    private static String name(Figures.LabelFigures label) {
        return Paint.printable(label.label(), 12);
    }

    private static String cell(String text) {
        return "  " + text + " ".repeat(Math.max(0, NAME_COLUMNS - text.length()));
    }

    private static String right(String text) {
        return " ".repeat(Math.max(1, 13 - text.length())) + text;
    }
}
