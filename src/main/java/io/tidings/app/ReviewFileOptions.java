package io.tidings.app;

import io.tidings.corpus.CorpusFormat;
import io.tidings.corpus.FieldNames;
import io.tidings.corpus.ReadSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How reviews are read from files, for every command that does so: mix in with `@Mixin`.
public final class ReviewFileOptions {

    @Option(names = "--format", paramLabel = "FORMAT", description = "How the files are written: ${COMPLETION-CANDIDATES}. By default their names say it: .jsonl, .ndjson, .json, .csv, .txt, each also with .gz, or a folder label/file.txt.")
    private @Nullable CorpusFormat format;

    @Option(names = "--text-field", paramLabel = "NAME", defaultValue = "text", description = "The field with the review. A name that begins with / is a JSON Pointer; names between bars are alternatives. Default: ${DEFAULT-VALUE}")
    private String text = "text";

    @Option(names = "--label-field", paramLabel = "NAME", defaultValue = "label", description = "The field with the label that somebody gave it, if any. Default: ${DEFAULT-VALUE}")
    private String label = "label";

    @Option(names = "--id-field", paramLabel = "NAME", defaultValue = "id", description = "The field with the review's id. Default: ${DEFAULT-VALUE}")
    private String id = "id";

    @Option(names = "--subject-field", paramLabel = "NAME", defaultValue = "product|subject", description = "The field that says what the review is about. Default: ${DEFAULT-VALUE}")
    private String subject = "product|subject";

    @Option(names = "--time-field", paramLabel = "NAME", defaultValue = "ts|time", description = "The field with the time it was written. Default: ${DEFAULT-VALUE}")
    private String time = "ts|time";

    @Option(names = "--skip-malformed", description = "Leave malformed rows out and count them. By default the first one ends the command.")
    private boolean skipMalformed;

    @Option(names = "--max-row-bytes", paramLabel = "BYTES", defaultValue = "4194304", description = "The longest row that is read. Default: ${DEFAULT-VALUE}")
    private int maxRowBytes = ReadSettings.DEFAULT_MAX_ROW_BYTES;

    /// @throws CommandFailure where an option's value cannot be
    public ReadSettings settings() {
        return settings(null);
    }

    /// @param group the field by which a validation part is split off, or null for the subject
    /// @throws CommandFailure where an option's value cannot be
    public ReadSettings settings(@Nullable String group) {
        try {
            var fields = new FieldNames(id, subject, text, label, time, group == null ? subject : group);
            return new ReadSettings(fields, format, maxRowBytes, skipMalformed);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
