package io.tidings.app.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.app.Progress;
import io.tidings.app.ReportOptions;
import io.tidings.app.Surroundings;
import io.tidings.corpus.Corpus;
import io.tidings.corpus.CorpusReader;
import io.tidings.corpus.LabeledText;
import io.tidings.corpus.MalformedReviewException;
import io.tidings.corpus.ReadSettings;

/// Reads whole files of labelled reviews into memory, behind a progress bar.
final class LabeledFiles {

    private final Surroundings surroundings;
    private final ReportOptions report;

    LabeledFiles(Surroundings surroundings, ReportOptions report) {
        this.surroundings = surroundings;
        this.report = report;
    }

    /// Rows = reviews + unlabeled + otherLabels + malformed.
    ///
    /// @param reviews     those to use, in the order of the files
    /// @param unlabeled   rows without a label
    /// @param otherLabels rows with a label that was not asked for
    /// @param malformed   rows that were skipped
    record Loaded(List<LabeledText> reviews, long unlabeled, long otherLabels, long malformed) {}

    /// The texts of all rows, whatever their labels.
    ///
    /// @throws CommandFailure naming the file and what is wrong with it
    List<String> texts(List<Path> files, ReadSettings settings) {
        var texts = new ArrayList<String>();
        read(files, settings, review -> texts.add(review.text()));
        return texts;
    }

    /// @param labels the labels asked for; empty for all
    /// @throws CommandFailure naming the file and what is wrong with it
    Loaded load(List<Path> files, ReadSettings settings, List<String> labels) {
        var reviews = new ArrayList<LabeledText>();
        long[] left = new long[2];
        long malformed = read(files, settings, review -> {
            if (review.label() == null) {
                left[0]++;
            } else if (!labels.isEmpty() && !labels.contains(review.label())) {
                left[1]++;
            } else {
                reviews.add(review);
            }
        });
        return new Loaded(reviews, left[0], left[1], malformed);
    }

    /// @return how many rows were skipped
    private long read(List<Path> files, ReadSettings settings, Consumer<LabeledText> reviews) {
        long malformed = 0;
        for (Path file : files) {
            try (CorpusReader reader = open(file, settings); Progress bar = bar(file, reader)) {
                while (reader.hasNext()) {
                    reviews.accept(reader.next());
                    bar.stepTo(reader.bytesRead());
                }
                malformed += reader.malformed();
                warn(reader);
            } catch (MalformedReviewException e) {
                throw new CommandFailure(ExitCode.INPUT, e.getMessage() + " (--skip-malformed leaves such rows out)",
                        e);
            } catch (UncheckedIOException e) {
                throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
            }
        }
        return malformed;
    }

    private static CorpusReader open(Path file, ReadSettings settings) {
        try {
            return Corpus.open(file, settings);
        } catch (IOException e) {
            throw CommandFailure.ofFile("reviews", file, e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.INPUT, e.getMessage() + " (or say it with --format)", e);
        }
    }

    private Progress bar(Path file, CorpusReader reader) {
        return Progress.start(surroundings, report,
                new Progress.Task("Reading " + file.getFileName(), "bytes", reader.totalBytes()));
    }

    private void warn(CorpusReader reader) {
        MalformedReviewException first = reader.firstMalformed();
        if (first != null && !report.silent()) {
            surroundings.err()
                    .printf("tidings: skipped %d malformed rows of %s, the first: %s%n", reader.malformed(),
                            reader.source(), first.getMessage());
        }
    }
}
