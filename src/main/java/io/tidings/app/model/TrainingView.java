package io.tidings.app.model;

import java.util.Locale;

import io.tidings.app.Progress;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.training.Epoch;
import io.tidings.training.TrainingObserver;
import org.jspecify.annotations.Nullable;

/// Shows how a training goes: one bar over all epochs in a terminal, else a line an epoch on standard error.
final class TrainingView implements TrainingObserver, AutoCloseable {

    private final Surroundings surroundings;
    private final ReportOptions report;
    private @Nullable Progress bar;
    private String validated = "";

    TrainingView(Surroundings surroundings, ReportOptions report) {
        this.surroundings = surroundings;
        this.report = report;
    }

    @Override
    public void stepped(Step step) {
        Progress shown = bar;
        if (shown == null) {
            shown = Progress.start(surroundings, report, new Progress.Task("Training", "tokens", step.totalTokens()));
            bar = shown;
        }
        shown.stepTo(step.tokens());
        shown.message(String.format(Locale.ROOT, "epoch %d, loss %.3f%s", step.epoch(), step.loss(), validated));
    }

    @Override
    public void epochEnded(Epoch epoch) {
        validated = String.format(Locale.ROOT, ", validation %.3f", epoch.validationAccuracy());
        if (!report.silent() && !surroundings.screen().err()) {
            surroundings.err()
                    .printf(Locale.ROOT,
                            "tidings: epoch %d: loss %.4f, validation loss %.4f, accuracy %.4f, %,.0f tokens/s%n",
                            epoch.number(), epoch.loss(), epoch.validationLoss(), epoch.validationAccuracy(),
                            epoch.tokens() / epoch.seconds());
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
