package io.tidings.app.feedback;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.event.Feedback;
import org.jspecify.annotations.Nullable;

/// A file of feedback: JSON Lines, one JSON list, CSV or TSV (by its name), each also with .gz. Read row by row; what a
/// row means, its [RowShape] says.
final class FeedbackFile {

    private static final JsonMapper JSON = new JsonMapper();
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final Path file;
    private final RowShape.Defaults defaults;
    private final boolean skipMalformed;

    /// @param skipMalformed whether rows that cannot be read are counted and left out; else the first ends the reading
    FeedbackFile(Path file, RowShape.Defaults defaults, boolean skipMalformed) {
        this.file = file;
        this.defaults = defaults;
        this.skipMalformed = skipMalformed;
    }

    /// `rows = silent + malformed + those that say something`
    ///
    /// @param said      pieces of feedback; a row may have several
    /// @param silent    rows on which nobody has said anything
    /// @param malformed rows that cannot be read
    record Count(long rows, long said, long silent, long malformed) {}

    /// Reads the file from its beginning.
    ///
    /// @throws CommandFailure naming file and row, where it cannot be read
    Count read(Consumer<Feedback> sink) {
        long rows = 0;
        long said = 0;
        long silent = 0;
        long malformed = 0;
        try (InputStream in = open()) {
            Iterator<JsonNode> all = isTable() ? table(in) : JSON.readerFor(JsonNode.class).readValues(in);
            for (JsonNode row = next(all, rows); row != null; row = next(all, rows)) {
                rows++;
                List<Feedback> found;
                try {
                    found = feedback(row);
                } catch (RowShape.BadRow e) {
                    if (!skipMalformed) {
                        throw failure(rows, String.valueOf(e.getMessage()), e);
                    }
                    malformed++;
                    continue;
                }
                found.forEach(sink);
                said += found.size();
                silent += found.isEmpty() ? 1 : 0;
            }
        } catch (IOException e) {
            throw CommandFailure.ofFile("feedback", file, e);
        }
        return new Count(rows, said, silent, malformed);
    }

    private List<Feedback> feedback(JsonNode row) {
        return RowShape.ALL.stream()
                .filter(shape -> shape.fits(row))
                .findFirst()
                .orElseThrow(() -> new RowShape.BadRow(row.isObject()
                        ? "expected a field 'label', or an export of Label Studio or Argilla, found the fields "
                                + row.properties().stream().map(Map.Entry::getKey).limit(12).toList()
                        : "expected an object"))
                .read(row, defaults);
    }

    /// The next row, null at the end. What is no JSON or CSV cannot be passed over: nobody knows where the next row
    /// begins.
    private @Nullable JsonNode next(Iterator<JsonNode> rows, long before) {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException e) {
            String problem = e.getCause() instanceof JsonProcessingException json
                    ? json.getOriginalMessage()
                    : String.valueOf(e.getMessage());
            throw failure(before + 1, problem.lines().findFirst().orElse("unreadable"), e);
        }
    }

    private Iterator<JsonNode> table(InputStream in) throws IOException {
        char separator = name().endsWith(".tsv") ? '\t' : ',';
        MappingIterator<Map<String, String>> rows = CSV.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader().withColumnSeparator(separator))
                .readValues(in);
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public JsonNode next() {
                ObjectNode row = JSON.createObjectNode();
                rows.next().forEach(row::put);
                return row;
            }
        };
    }

    private InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return String.valueOf(file.getFileName()).endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private boolean isTable() {
        return name().endsWith(".csv") || name().endsWith(".tsv");
    }

    /// In lower case, without .gz.
    private String name() {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
    }

    private CommandFailure failure(long row, String problem, Throwable cause) {
        return new CommandFailure(ExitCode.INPUT, file + " row " + row + ": " + problem, cause);
    }
}
