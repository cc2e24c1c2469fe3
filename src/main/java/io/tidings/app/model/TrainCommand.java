package io.tidings.app.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.app.JsonOutput;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.classify.ModelId;
import io.tidings.corpus.GroupSplit;
import io.tidings.corpus.LabeledText;
import io.tidings.corpus.ReadSettings;
import io.tidings.model.Comparison;
import io.tidings.model.LstmModel;
import io.tidings.model.LstmSettings;
import io.tidings.model.LstmTrainer;
import io.tidings.model.ModelFile;
import io.tidings.training.Epoch;
import io.tidings.training.TrainingFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Trains a model from files of labelled reviews.
@Command(name = "train", description = {"Trains a model, and a linear baseline beside it, on labelled reviews.", "",
        "A part of the reviews is set aside to choose the best epoch and to calibrate the confidence. Reviews of the "
                + "same subject (--validation-group) never stand on both sides, for a network that knows a film's "
                + "name from training would look better than it is. Test files are judged once, at the end.",
        ""}, footerHeading = "%nExample:%n", footer = {
                "  tidings train --train train.jsonl.gz --validation-fraction 0.15 --test test.jsonl.gz --out my.tidings"})
public final class TrainCommand implements Callable<Integer> {

    private static final double NANOS = 1e9;

    private final Surroundings surroundings;

    @Option(names = "--train", paramLabel = "FILE", required = true, arity = "1..*", description = "Labelled reviews to learn from.")
    private List<Path> train = List.of();

    @Option(names = "--unlabeled", paramLabel = "FILE", arity = "1..*", description = "Reviews whose label is not known or not looked at: a second training learns from what the first says of them. Texts that stand in a test file are left out.")
    private List<Path> unlabeled = List.of();

    @Option(names = "--test", paramLabel = "FILE", arity = "1..*", description = "Labelled reviews to judge the finished model on.")
    private List<Path> test = List.of();

    @Option(names = "--validation-fraction", paramLabel = "SHARE", defaultValue = "0.15", description = "Of the reviews, set aside. Default: ${DEFAULT-VALUE}")
    private double validationFraction = 0.15;

    @Option(names = "--validation-group", paramLabel = "NAME", description = "The field by which reviews are kept together. Default: the subject's")
    private @Nullable String validationGroup;

    @Option(names = "--out", paramLabel = "MODEL", required = true, description = "The model file to write; it is replaced only by a whole new one.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Mixin
    private CorpusOptions corpus = new CorpusOptions();

    @Mixin
    private TrainingOptions options = new TrainingOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    public TrainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        LstmSettings settings = settings();
        requireFolder();
        ReadSettings reading = corpus.settings(validationGroup);
        var files = new LabeledFiles(surroundings, report);
        LabeledFiles.Loaded loaded = files.load(train, reading, corpus.labels());
        requireLabels(loaded.reviews());
        GroupSplit split = split(loaded.reviews());
        sayWhatIsLeftOut(loaded, split);
        // Read before the work, so that a misspelt name does not cost it.
        LabeledFiles.Loaded tested = files.load(test, reading, corpus.labels());

        List<String> texts = unlabeled(files, reading, tested);

        var validation = Examples.of("validation", train, split.validation());
        var epochs = new ArrayList<Epoch>();
        long start = System.nanoTime();
        LstmModel model;
        try (var view = new TrainingView(surroundings, report)) {
            model = new LstmTrainer(settings, new RecordingObserver(view, epochs), validation).withUnlabelled(texts)
                    .train(Examples.of("training", train, split.training()));
        } catch (TrainingFailure e) {
            throw new CommandFailure(ExitCode.FAILURE, String.valueOf(e.getMessage()), e);
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        ModelId id = write(model);
        var validated = EvaluationReport.of(Comparison.of(model, validation), 0);
        print(TrainReport.of(new TrainReport.Written(id, out, Files.size(out)), model, epochs, seconds, validated,
                judge(model, tested)));
        return ExitCode.OK.number();
    }

    private ModelId write(LstmModel model) {
        try {
            return ModelFile.write(model, out);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILURE, "cannot write the model " + out + ": "
                    + CommandFailure.reason(e), e);
        }
    }

    private List<String> unlabeled(LabeledFiles files, ReadSettings reading, LabeledFiles.Loaded tested) {
        var banned = new HashSet<String>();
        tested.reviews().forEach(review -> banned.add(folded(review.text())));
        return files.texts(unlabeled, reading).stream().filter(text -> !banned.contains(folded(text))).toList();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }

    private LstmSettings settings() {
        try {
            return options.settings();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "the training options cannot be: " + e.getMessage(), e);
        }
    }

    private void requireFolder() {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(out)) {
            throw new CommandFailure(ExitCode.USAGE, "--out must be a file in a folder that exists, found " + out);
        }
        if (!Files.isWritable(folder) || (Files.exists(out) && !Files.isWritable(out))) {
            throw new CommandFailure(ExitCode.INPUT,
                    "the model " + out + " could not be written: access is denied, or the disk is read-only");
        }
    }

    private static void requireLabels(List<LabeledText> reviews) {
        var found = reviews.stream().map(LabeledText::label).distinct().limit(2).toList();
        if (found.size() < 2) {
            throw new CommandFailure(ExitCode.INPUT, "training needs reviews of at least two labels, found "
                    + (found.isEmpty() ? "none with a label" : "only '" + found.getFirst() + "'")
                    + "; --label-field names the field");
        }
    }

    private GroupSplit split(List<LabeledText> reviews) {
        GroupSplit split;
        try {
            split = GroupSplit.of(reviews, validationFraction, options.seed());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "--validation-fraction: " + e.getMessage(), e);
        }
        if (split.training().isEmpty() || split.validation().isEmpty()) {
            throw new CommandFailure(ExitCode.INPUT, "of " + reviews.size() + " labelled reviews, "
                    + split.training().size() + " are for training and " + split.validation().size()
                    + " for validation; both need some: give more reviews, another --validation-fraction or another "
                    + "--validation-group");
        }
        return split;
    }

    private void sayWhatIsLeftOut(LabeledFiles.Loaded loaded, GroupSplit split) {
        if (!report.silent()) {
            surroundings.err()
                    .printf(Locale.ROOT,
                            "tidings: training on %,d reviews, validating on %,d; left out: %,d without a label, %,d with other "
                                    + "labels, %,d malformed%n",
                            split.training().size(), split.validation().size(), loaded.unlabeled(),
                            loaded.otherLabels(),
                            loaded.malformed());
        }
    }

    private @Nullable EvaluationReport judge(LstmModel model, LabeledFiles.Loaded tested) {
        var labels = model.content().labels();
        var known = tested.reviews()
                .stream()
                .filter(review -> review.label() != null && labels.indexOf(review.label()) >= 0)
                .toList();
        return known.isEmpty()
                ? null
                : EvaluationReport.of(Comparison.of(model, Examples.of("test", test, known)),
                        (long) tested.reviews().size() - known.size());
    }

    private void print(TrainReport finished) {
        if (report.json()) {
            JsonOutput.print(surroundings.out(), finished);
        } else {
            finished.print(surroundings.out(), surroundings.paint());
        }
    }
}
