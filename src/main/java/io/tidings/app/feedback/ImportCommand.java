package io.tidings.app.feedback;

import java.nio.file.Path;

import io.tidings.app.ConfigurationOptions;
import io.tidings.app.JsonOutput;
import io.tidings.app.Progress;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.app.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends what a file says.
@Command(name = "import", description = {"Sends the feedback of a file.", "",
        "Reads JSON Lines, one JSON list, CSV and TSV (each also .gz) with a field 'label' beside 'reviewId' or 'text', "
                + "and exports of Label Studio (JSON, JSON_MIN, CSV, TSV) and Argilla (records as JSON, data sets as JSON "
                + "Lines), which are known by their shape. The whole file is read before anything is sent. Importing a "
                + "file again does no harm: what was said before is counted as duplicate."})
final class ImportCommand implements Runnable {

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--by", paramLabel = "WHO", description = "Who says so, where the file does not tell.")
    private String by = "";

    @Option(names = "--source", paramLabel = "NAME", description = "Where it was said; by default what the file says, or the tool's name.")
    private String source = "";

    @Option(names = "--model", paramLabel = "NAME", defaultValue = "sentiment", description = "Which model is to learn from it. Default: ${DEFAULT-VALUE}")
    private String model = "sentiment";

    @Option(names = "--question", paramLabel = "NAME", description = "Which question of the tool's project holds the label, where it has several.")
    private String question = "";

    @Option(names = "--skip-malformed", description = "Leave rows that cannot be read out and count them. By default the first one ends the command before anything is sent.")
    private boolean skipMalformed;

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    ImportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// `rows = silent + malformed + rows that say something`, each of which says one or more of `sent`
    private record Imported(long rows, long sent, long silent, long malformed, String topic) {}

    @Override
    public void run() {
        Settings settings = configuration.load(surroundings).settings();
        var rows = new FeedbackFile(file,
                new RowShape.Defaults(by, source, model, question, surroundings.clock().instant()), skipMalformed);
        FeedbackFile.Count count = rows.read(feedback -> {});
        try (var sender = new FeedbackSender(settings);
                var progress = Progress.start(surroundings, report,
                        new Progress.Task("Importing", "labels", count.said()))) {
            rows.read(feedback -> {
                sender.send(feedback);
                progress.step();
            });
            long sent = sender.await();
            print(new Imported(count.rows(), sent, count.silent(), count.malformed(),
                    settings.process().feedback().topic()));
        }
    }

    private void print(Imported imported) {
        if (report.json()) {
            JsonOutput.print(surroundings.out(), imported);
            return;
        }
        surroundings.out()
                .println("sent to " + imported.topic() + ": " + imported.sent() + " labels from " + imported.rows()
                        + " rows" + (imported.silent() == 0 ? "" : ", " + imported.silent() + " without a label")
                        + (imported.malformed() == 0 ? "" : ", " + imported.malformed() + " malformed"));
    }
}
