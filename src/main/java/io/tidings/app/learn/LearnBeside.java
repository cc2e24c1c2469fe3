package io.tidings.app.learn;

import io.tidings.app.CommandFailure;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.app.config.Settings;
import io.tidings.stream.StreamFailure;
import org.jspecify.annotations.Nullable;

/// Learning beside labelling, in one process. Labelling goes on where this cannot.
public final class LearnBeside implements AutoCloseable {

    private final @Nullable Learning learning;

    private LearnBeside(@Nullable Learning learning) {
        this.learning = learning;
    }

    /// Starts learning where `learn.enabled` says so.
    public static LearnBeside start(Surroundings surroundings, Settings settings, ReportOptions report) {
        if (!settings.process().learn().enabled()) {
            return new LearnBeside(null);
        }
        try {
            var lines = new LearnLines(surroundings, report, settings.process().learn());
            var learning = Learning.start(surroundings, settings, lines, thrown -> complain(surroundings, thrown));
            // Closed beside the labelling, not after it: a process that is to end has ten seconds for all.
            surroundings.onStop().accept(learning::close);
            return new LearnBeside(learning);
        } catch (StreamFailure | CommandFailure e) {
            complain(surroundings, e);
            return new LearnBeside(null);
        }
    }

    private static void complain(Surroundings surroundings, RuntimeException thrown) {
        surroundings.err().println("tidings: nothing is learned, labelling goes on: " + thrown.getMessage());
    }

    @Override
    public void close() {
        if (learning != null) {
            learning.close();
        }
    }
}
