package io.tidings.app;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// A bar with rate and remaining time on standard error, or nothing at all where nobody would see it:
/// standard error is no terminal, `--quiet` or `--json`.
///
/// Any thread may step it. Closing leaves the finished bar on the screen.
public final class Progress implements AutoCloseable {

    private static final int UPDATE_MILLIS = 200;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    public static Progress start(Surroundings surroundings, ReportOptions options, Task task) {
        if (options.silent() || !surroundings.screen().err()) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder().setTaskName(task.name())
                .setUnit(" " + task.unit(), 1)
                .setInitialMax(task.total())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .showSpeed()
                // With the width given, the library leaves the terminal alone.
                .setConsumer(new ConsoleProgressBarConsumer(surroundings.err(), surroundings.screen().columns()))
                .build());
    }

    /// Shows nothing.
    public static Progress none() {
        return new Progress(null);
    }

    /// @param name  two or three words at the left of the bar, such as `Epoch 2`
    /// @param unit  what is counted, such as `reviews`
    /// @param total how many there will be, or -1 where that is unknown
    public record Task(String name, String unit, long total) {}

    public void step() {
        stepBy(1);
    }

    public void stepBy(long count) {
        if (bar != null) {
            bar.stepBy(count);
        }
    }

    public void stepTo(long position) {
        if (bar != null) {
            bar.stepTo(position);
        }
    }

    /// Changes the total, where it becomes known later.
    public void total(long total) {
        if (bar != null) {
            bar.maxHint(total);
        }
    }

    /// A few words at the right of the bar, such as the loss.
    public void message(String message) {
        if (bar != null) {
            bar.setExtraMessage(" " + message);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
