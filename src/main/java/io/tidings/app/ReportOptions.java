package io.tidings.app;

import picocli.CommandLine.Option;

/// The options of every command that reports: mix in with `@Mixin`.
public final class ReportOptions {

    @Option(names = "--json", description = "Report as one JSON object on the last line of standard output, and show no progress.")
    private boolean json;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    public boolean json() {
        return json;
    }

    /// Whether progress and status lines are unwanted.
    public boolean silent() {
        return json || quiet;
    }
}
