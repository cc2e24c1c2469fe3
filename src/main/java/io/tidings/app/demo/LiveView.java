package io.tidings.app.demo;

import io.tidings.app.Progress;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;

/// Shows outcomes as they arrive: each on a line of its own, or, where they come faster than anybody reads, some of
/// them above a progress bar that counts all.
final class LiveView implements AutoCloseable {

    private static final int READABLE_LINES = 12;
    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final Surroundings surroundings;
    private final boolean silent;
    private final String lineStart;
    private final LineBudget budget;
    private final ReviewLines lines;
    private final Progress progress;

    /// @param fast whether more reviews may come than anybody reads
    LiveView(Surroundings surroundings, ReportOptions report, ReviewLines lines, boolean fast) {
        boolean terminal = surroundings.screen().out();
        this.surroundings = surroundings;
        this.lines = lines;
        this.silent = report.silent();
        // Whoever reads through a pipe gets all of them.
        this.budget = new LineBudget(fast && terminal ? READABLE_LINES : Integer.MAX_VALUE);
        boolean bar = fast && !silent && surroundings.screen().err();
        this.lineStart = bar && terminal ? CLEAR_LINE : "";
        this.progress = bar
                ? Progress.start(surroundings, report, new Progress.Task("Labelling", "reviews", -1))
                : Progress.none();
    }

    void show(Outcome outcome) {
        progress.step();
        if (!silent && budget.allows(System.nanoTime())) {
            surroundings.out().println(lineStart + lines.line(outcome));
        }
    }

    /// @param total how many reviews there will be, as far as that is known by now
    void expect(long total) {
        progress.total(total);
    }

    /// Leaves the bar as it is on the screen; lines may follow.
    void endBar() {
        progress.close();
    }

    @Override
    public void close() {
        endBar();
    }
}
