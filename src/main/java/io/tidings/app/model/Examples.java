package io.tidings.app.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.tidings.corpus.LabeledText;
import io.tidings.model.TextDataset;

/// Turns reviews into a dataset whose provenance names the files.
final class Examples {

    private Examples() {}

    /// @param part    for provenance, such as `training`
    /// @param reviews all with a label
    static TextDataset of(String part, List<Path> files, List<LabeledText> reviews) {
        // The folder's name tells apart what is called train.jsonl.gz everywhere; the whole path is nobody's business.
        var names = files.stream().map(Examples::shortName).collect(Collectors.joining(", "));
        var dataset = new TextDataset(part + " part of " + names);
        for (LabeledText review : reviews) {
            dataset.add(review.text(), Objects.requireNonNull(review.label()));
        }
        return dataset;
    }

    private static String shortName(Path file) {
        int count = file.getNameCount();
        return file.subpath(Math.max(0, count - 2), count).toString();
    }
}
