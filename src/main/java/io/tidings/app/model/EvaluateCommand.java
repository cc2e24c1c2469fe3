package io.tidings.app.model;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.app.JsonOutput;
import io.tidings.app.Models;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.corpus.LabeledText;
import io.tidings.model.Comparison;
import io.tidings.model.LstmClassifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures a model on labelled reviews.
@Command(name = "evaluate", description = {"Measures a model on labelled reviews, beside a linear baseline.", "",
        "The baseline is logistic regression on words and pairs of words, trained on the very reviews that the model was "
                + "trained on; it travels in the model file. Calibration error says how far the confidence is from the "
                + "share of right labels, on average.",
        ""}, footerHeading = "%nExamples:%n", footer = {"  tidings evaluate --data reviews.jsonl.gz",
                "  tidings evaluate --model my.tidings --data test.csv --label-field sentiment --json"})
public final class EvaluateCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--model", paramLabel = "FILE", defaultValue = "bundled", description = "The model. Default: ${DEFAULT-VALUE}")
    private String model = "bundled";

    @Option(names = "--data", paramLabel = "FILE", required = true, arity = "1..*", description = "Labelled reviews.")
    private List<Path> data = List.of();

    @Mixin
    private CorpusOptions corpus = new CorpusOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    public EvaluateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// The report of the command: the figures and whose they are.
    private record Outcome(String model, @JsonUnwrapped EvaluationReport figures,
            long unlabeled, long otherLabels, long malformed) {}

    @Override
    public Integer call() {
        LstmClassifier classifier = Models.load(model);
        var loaded = new LabeledFiles(surroundings, report).load(data, corpus.settings(null), corpus.labels());
        var known = loaded.reviews()
                .stream()
                .filter(review -> review.label() != null && classifier.labels().indexOf(review.label()) >= 0)
                .toList();
        long unknown = (long) loaded.reviews().size() - known.size();
        requireSome(known, classifier, loaded);
        var figures = EvaluationReport.of(
                Comparison.of(classifier.model(), Examples.of("evaluation", data, known)), unknown);
        if (report.json()) {
            JsonOutput.print(surroundings.out(), new Outcome(classifier.id().value(), figures, loaded.unlabeled(),
                    loaded.otherLabels(), loaded.malformed()));
        } else {
            var files = data.stream().map(Path::toString).collect(Collectors.joining(", "));
            new FigureTable(surroundings.out(), surroundings.paint())
                    .print("Model " + classifier.id().abbreviated() + " on " + files, figures);
        }
        return ExitCode.OK.number();
    }

    private static void requireSome(List<LabeledText> known, LstmClassifier classifier, LabeledFiles.Loaded loaded) {
        if (known.isEmpty()) {
            throw new CommandFailure(ExitCode.INPUT, "no review has a label that the model knows ("
                    + String.join(", ", classifier.labels().names()) + "): found " + loaded.reviews().size()
                    + " with other labels and " + loaded.unlabeled() + " without; --label-field names the field");
        }
    }
}
