package io.tidings.app.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.app.JsonOutput;
import io.tidings.app.Models;
import io.tidings.app.Paint;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.classify.Classification;
import io.tidings.classify.Scores;
import io.tidings.corpus.Corpus;
import io.tidings.corpus.CorpusFormat;
import io.tidings.corpus.CorpusReader;
import io.tidings.corpus.LabeledText;
import io.tidings.corpus.MalformedReviewException;
import io.tidings.corpus.ReadSettings;
import io.tidings.model.LstmClassifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Labels texts without a broker.
@Command(name = "label", description = {"Labels texts given as arguments, or each line of standard input.", "",
        "Prints the label, the confidence, a mark where that is below the threshold, and the text."}, footerHeading = "%nExamples:%n", footer = {
                "  tidings label \"I don't like it\" \"Best flight ever\"",
                "  tail -f comments.txt | tidings label --json"})
public final class LabelCommand implements Callable<Integer> {

    private static final int BATCH = 256;
    private static final int LABEL_COLUMNS = 8;
    private static final int OTHER_COLUMNS = 17;
    private static final int TEXT_COLUMNS = 200;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "TEXT", description = "What to label; without any, lines of standard input.")
    private List<String> texts = List.of();

    @Option(names = "--model", paramLabel = "FILE", defaultValue = "bundled", description = "The model. Default: ${DEFAULT-VALUE}")
    private String model = "bundled";

    @Option(names = "--threshold", paramLabel = "CONFIDENCE", defaultValue = "0.7", description = "Mark labels with less confidence as uncertain. Default: ${DEFAULT-VALUE}")
    private double threshold = 0.7;

    @Mixin
    private ReportOptions report = new ReportOptions();

    public LabelCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new CommandFailure(ExitCode.USAGE, "--threshold must be from 0 to 1, found " + threshold);
        }
        LstmClassifier classifier = Models.load(model);
        if (texts.isEmpty()) {
            labelLines(classifier);
        } else {
            print(texts, classifier.classify(texts));
        }
        return ExitCode.OK.number();
    }

    /// What has arrived is labelled together; nothing waits for a line that somebody has yet to type.
    private void labelLines(LstmClassifier classifier) {
        try (CorpusReader lines = Corpus.open(surroundings.in(), "standard input",
                ReadSettings.DEFAULT.with(CorpusFormat.TEXT_LINES))) {
            var batch = new ArrayList<String>();
            while (lines.hasNext()) {
                LabeledText line = lines.next();
                batch.add(line.text());
                if (batch.size() == BATCH || !lines.ready()) {
                    print(batch, classifier.classify(batch));
                    batch.clear();
                }
            }
            print(batch, classifier.classify(batch));
        } catch (MalformedReviewException | UncheckedIOException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.INPUT, "cannot read standard input: " + e.getMessage(), e);
        }
    }

    private void print(List<String> labelled, List<Classification> outcomes) {
        for (int i = 0; i < labelled.size(); i++) {
            if (report.json()) {
                JsonOutput.print(surroundings.out(), Labelled.of(labelled.get(i), outcomes.get(i), threshold));
            } else {
                surroundings.out().println(line(labelled.get(i), outcomes.get(i).scores()));
            }
        }
    }

    private String line(String text, Scores scores) {
        Paint paint = surroundings.paint();
        boolean uncertain = scores.uncertain(threshold);
        int columns = surroundings.screen().out()
                ? Math.max(1, surroundings.screen().columns() - LABEL_COLUMNS - OTHER_COLUMNS)
                : TEXT_COLUMNS;
        String mark = String.format(Locale.ROOT, "%-9s", uncertain ? "uncertain" : "");
        return String.format(Locale.ROOT, "%s %.3f %s %s",
                paint.bold(String.format(Locale.ROOT, "%-" + LABEL_COLUMNS + "s", scores.label())), scores.confidence(),
                uncertain ? paint.yellow(mark) : mark, Paint.printable(text, columns)).stripTrailing();
    }

    /// One line of `--json`.
    private record Labelled(String label, float confidence, boolean uncertain, Map<String, Float> scores, int tokens,
            int unknownTokens, boolean truncated, String text) {

        static Labelled of(String text, Classification outcome, double threshold) {
            Scores scores = outcome.scores();
            var all = new LinkedHashMap<String, Float>();
            for (int c = 0; c < scores.labels().size(); c++) {
                all.put(scores.labels().name(c), scores.score(c));
            }
            return new Labelled(scores.label(), scores.confidence(), scores.uncertain(threshold), all, outcome.tokens(),
                    outcome.unknown(), outcome.truncated(), text);
        }
    }
}
