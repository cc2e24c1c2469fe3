package io.tidings.app.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    /// @param labels the labels asked for; empty for all
    /// @throws CommandFailure naming the file and what is wrong with it
    Loaded load(List<Path> files, ReadSettings settings, List<String> labels) {
        var reviews = new ArrayList<LabeledText>();
        long[] left = new long[3];
        for (Path file : files) {
            try (CorpusReader reader = open(file, settings); Progress bar = bar(file, reader)) {
                while (reader.hasNext()) {
                    LabeledText review = reader.next();
                    if (review.label() == null) {
                        left[0]++;
                    } else if (!labels.isEmpty() && !labels.contains(review.label())) {
                        left[1]++;
                    } else {
                        reviews.add(review);
                    }
                    bar.stepTo(reader.bytesRead());
                }
                left[2] += reader.malformed();
                warn(reader);
            } catch (MalformedReviewException e) {
                throw new CommandFailure(ExitCode.INPUT, e.getMessage() + " (--skip-malformed leaves such rows out)",
                        e);
            } catch (UncheckedIOException e) {
                throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
            }
        }
        return new Loaded(reviews, left[0], left[1], left[2]);
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
