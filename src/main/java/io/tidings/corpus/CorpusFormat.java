package io.tidings.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// How reviews stand in a file.
public enum CorpusFormat {
    /// One JSON object a line.
    JSON_LINES,
    /// Comma-separated values (RFC 4180) whose first row names the columns.
    CSV,
    /// A folder with one folder a label, each with one `.txt` file a review.
    FOLDER,
    /// Each line is the text of a review, without a label.
    TEXT_LINES;

    /// The format that the name of a file or folder stands for; `.gz` at the end makes no difference.
    ///
    /// @throws IllegalArgumentException where the name tells nothing
    public static CorpusFormat of(Path path) {
        if (Files.isDirectory(path)) {
            return FOLDER;
        }
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
        String suffix = plain.substring(plain.lastIndexOf('.') + 1);
        return switch (suffix) {
            case "jsonl", "ndjson", "json" -> JSON_LINES;
            case "csv" -> CSV;
            case "txt" -> TEXT_LINES;
            default -> throw new IllegalArgumentException(path
                    + ": cannot tell the format from the name; expected .jsonl, .ndjson, .json, .csv or .txt"
                    + " (each may end in .gz), or a folder with a folder for each label");
        };
    }
}
