package io.tidings.app.feedback;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.tidings.app.CommandFailure;
import io.tidings.app.ConfigurationOptions;
import io.tidings.app.ExitCode;
import io.tidings.app.JsonOutput;
import io.tidings.app.Progress;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.app.config.Settings;
import io.tidings.event.EventCodec;
import io.tidings.event.TrainingExample;
import io.tidings.stream.TopicPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes the training examples to a file.
@Command(name = "export", description = {"Writes the training examples as they stand now to a file.", "",
        "One JSON object a line, or CSV where the name ends so; 'tidings train --train' and 'tidings feedback import' "
                + "read both. Texts are redacted, people are pseudonyms."})
final class ExportCommand implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> NAMES = List.of("id", "subject", "text", "label", "author", "model", "by",
            "source",
            "weight", "conflict", "feedbackAt", "scoredLabel");
    private static final CsvSchema COLUMNS = CsvSchema.builder()
            .addColumns(NAMES, CsvSchema.ColumnType.STRING)
            .build();

    private final Surroundings surroundings;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file; it is replaced when all is written.")
    private Path file = Path.of("");

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private record Exported(long examples, long conflicts, String file) {}

    @Override
    public void run() {
        Settings settings = configuration.load(surroundings).settings();
        String topic = settings.process().feedback().examples();
        new TopicPlan(settings.topics().topics().stream().filter(planned -> planned.name().equals(topic)).toList())
                .requireAll(settings.score().kafka(), PATIENCE);
        try (var scan = new ExampleScan(settings.score().kafka(), topic);
                var progress = Progress.start(surroundings, report,
                        new Progress.Task("Exporting", "records", scan.records()))) {
            Exported exported = write(scan, progress);
            if (report.json()) {
                JsonOutput.print(surroundings.out(), exported);
            } else {
                surroundings.out()
                        .println("wrote " + exported.examples() + " examples to " + exported.file()
                                + ", people disagree on "
                                + exported.conflicts());
            }
        }
    }

    private Exported write(ExampleScan scan, Progress progress) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        var count = new long[2];
        boolean csv = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv");
        ObjectWriter row = new CsvMapper().writer(COLUMNS);
        try {
            try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                if (csv) {
                    out.write(String.join(",", NAMES) + "\n");
                }
                scan.read(example -> {
                    out.write(csv
                            ? row.writeValueAsString(cells(example))
                            : EventCodec.TRAINING_EXAMPLE.toJson(example) + "\n");
                    count[0]++;
                    count[1] += example.getConflict() ? 1 : 0;
                }, progress::stepTo);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILURE, "--out " + file + ": cannot be written: " + e.getMessage(), e);
        }
        return new Exported(count[0], count[1], file.toString());
    }

    private static List<String> cells(TrainingExample example) {
        return List.of(example.getId(), example.getSubject(), example.getText(), example.getLabel(),
                example.getAuthor(), example.getModel(), example.getBy(), example.getSource(),
                String.valueOf(example.getWeight()),
                String.valueOf(example.getConflict()), example.getFeedbackAt().toString(), example.getScoredLabel());
    }
}
