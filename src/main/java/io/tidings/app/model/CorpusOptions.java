package io.tidings.app.model;

import java.util.List;

import io.tidings.app.ReviewFileOptions;
import io.tidings.corpus.ReadSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which labelled reviews are taken from files, and how they are read: mix in with `@Mixin`.
final class CorpusOptions {

    @Mixin
    private ReviewFileOptions files = new ReviewFileOptions();

    @Option(names = "--labels", paramLabel = "LABEL", split = ",", description = "Use reviews with these labels only, such as neg,pos; others are left out and counted.")
    private List<String> labels = List.of();

    /// The labels asked for; empty for all.
    List<String> labels() {
        return labels;
    }

    /// @param group the field by which a validation part is split off, or null for the subject
    /// @throws io.tidings.app.CommandFailure where an option's value cannot be
    ReadSettings settings(@Nullable String group) {
        return files.settings(group);
    }
}
