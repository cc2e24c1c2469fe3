package io.tidings.app.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.app.JsonOutput;
import io.tidings.app.Models;
import io.tidings.app.Progress;
import io.tidings.app.ReportOptions;
import io.tidings.app.ReviewFileOptions;
import io.tidings.app.Surroundings;
import io.tidings.corpus.Corpus;
import io.tidings.corpus.CorpusFormat;
import io.tidings.corpus.CorpusReader;
import io.tidings.corpus.MalformedReviewException;
import io.tidings.corpus.ReadSettings;
import io.tidings.model.Lime;
import io.tidings.model.LstmClassifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says which words decided a text's label, without a broker.
@Command(name = "explain", description = {
        "Says which words decided the label of texts given as arguments, or of each line of standard input.", "",
        "A word's weight is its share of the label's log-odds, log(p / (1 - p)), above those of a text of unknown words: above 0 it speaks for the label, below 0 against it."}, footerHeading = "%nExamples:%n", footer = {
                "  tidings explain \"The food was cold, but the crew was lovely\"",
                "  tidings explain --data reviews.jsonl.gz --count 200 --lime --json"})
public final class ExplainCommand implements Callable<Integer> {

    private static final long LIME_SEED = 1;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "TEXT", description = "What to explain; without any, lines of standard input.")
    private List<String> texts = List.of();

    @Option(names = "--model", paramLabel = "FILE", defaultValue = "bundled", description = "The model. Default: ${DEFAULT-VALUE}")
    private String model = "bundled";

    @Option(names = "--top", paramLabel = "WORDS", defaultValue = "10", description = "List so many words of each text, the weightiest first. Default: ${DEFAULT-VALUE}")
    private int top = 10;

    @Option(names = "--lime", description = "Ask LIME too, which is slow: it scores a thousand texts with words left out.")
    private boolean lime;

    @Option(names = "--lime-samples", paramLabel = "TEXTS", defaultValue = "1000", description = "How many texts LIME scores for each. Default: ${DEFAULT-VALUE}")
    private int samples = 1000;

    @Option(names = "--lime-words", paramLabel = "WORDS", defaultValue = "20", description = "How many words LIME may give a weight. Default: ${DEFAULT-VALUE}")
    private int limeWords = 20;

    @Option(names = "--data", paramLabel = "FILE", arity = "1..*", description = "Explain reviews of these files, spread evenly over them, and report how long it took and, with --lime, how far both agree.")
    private List<Path> data = List.of();

    @Option(names = "--count", paramLabel = "REVIEWS", defaultValue = "200", description = "How many reviews of --data. Default: ${DEFAULT-VALUE}")
    private int count = 200;

    @Mixin
    private ReviewFileOptions files = new ReviewFileOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    public ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        requireAboveZero("--top", top);
        requireAboveZero("--count", count);
        requireAboveZero("--lime-samples", samples);
        requireAboveZero("--lime-words", limeWords);
        if (!data.isEmpty() && !texts.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "give texts or --data, not both");
        }
        LstmClassifier classifier = Models.load(model);
        @Nullable
        Lime asked = lime ? new Lime(classifier, samples, limeWords, LIME_SEED) : null;
        if (!data.isEmpty()) {
            measure(classifier, asked);
        } else if (texts.isEmpty()) {
            explainLines(classifier, asked);
        } else {
            texts.forEach(text -> explain(text, classifier, asked));
        }
        return ExitCode.OK.number();
    }

    private static void requireAboveZero(String option, int value) {
        if (value < 1) {
            throw new CommandFailure(ExitCode.USAGE, option + " must be at least 1, found " + value);
        }
    }

    private void explainLines(LstmClassifier classifier, @Nullable Lime asked) {
        try (CorpusReader lines = Corpus.open(surroundings.in(), "standard input",
                ReadSettings.DEFAULT.with(CorpusFormat.TEXT_LINES))) {
            while (lines.hasNext()) {
                explain(lines.next().text(), classifier, asked);
            }
        } catch (MalformedReviewException | UncheckedIOException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.INPUT, "cannot read standard input: " + e.getMessage(), e);
        }
    }

    private void explain(String text, LstmClassifier classifier, @Nullable Lime asked) {
        var explained = new Explained(text, classifier.explain(text), asked == null ? null : asked.explain(text));
        if (report.json()) {
            JsonOutput.print(surroundings.out(), explained.report(classifier.id().value()));
        } else {
            new ExplainedText(surroundings, top).print(explained);
        }
    }

    private void measure(LstmClassifier classifier, @Nullable Lime asked) {
        List<String> all = new LabeledFiles(surroundings, report).texts(data, files.settings());
        if (all.isEmpty()) {
            throw new CommandFailure(ExitCode.INPUT, "there is no review to explain in " + data);
        }
        var agreement = new AgreementState(classifier, asked);
        int reviews = Math.min(count, all.size());
        try (Progress bar = Progress.start(surroundings, report,
                new Progress.Task("Explaining", "reviews", reviews))) {
            for (int i = 0; i < reviews; i++) {
                agreement.add(all.get((int) ((long) i * all.size() / reviews)));
                bar.stepTo(i + 1L);
            }
        }
        Agreement found = agreement.result();
        if (report.json()) {
            JsonOutput.print(surroundings.out(), found);
        } else {
            found.print(surroundings.out());
        }
    }
}
