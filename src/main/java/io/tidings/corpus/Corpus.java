package io.tidings.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Opens files of reviews.
public final class Corpus {

    /// The name that stands for standard input on a command line.
    public static final String STANDARD_INPUT = "-";

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    private Corpus() {}

    /// Opens a file or folder. Whether a file is gzip is seen by its first bytes, the rest by its name or the settings.
    ///
    /// @throws IOException              where it is absent or unreadable; the message names it
    /// @throws IllegalArgumentException where the format is not given and cannot be told from the name
    /// @throws MalformedReviewException where a CSV file's header lacks the text
    public static CorpusReader open(Path path, ReadSettings settings) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such file");
        }
        CorpusFormat format = settings.format() == null ? CorpusFormat.of(path) : settings.format();
        if (Files.isDirectory(path) != (format == CorpusFormat.FOLDER)) {
            throw new IllegalArgumentException(path + ": the format says " + format + ", but this is "
                    + (Files.isDirectory(path) ? "a folder" : "a file"));
        }
        if (format == CorpusFormat.FOLDER) {
            var rows = new FolderRows(path, settings);
            return new CorpusReader(path.toString(), rows, rows::bytesRead, rows.totalBytes(),
                    settings.skipMalformed());
        }
        return open(Files.newInputStream(path), path.toString(), Files.size(path), settings.with(format));
    }

    /// Reads a stream, such as standard input: JSON Lines where the settings name no format, gzip where it begins so.
    ///
    /// @param name stands in messages and in the ids of reviews that have none
    public static CorpusReader open(InputStream in, String name, ReadSettings settings) throws IOException {
        return open(in, name, -1, settings);
    }

    private static CorpusReader open(InputStream in, String name, long totalBytes, ReadSettings settings)
            throws IOException {
        var counting = new CountingInputStream(in);
        try {
            Rows rows = rows(unpacked(counting), name, settings);
            return new CorpusReader(name, rows, counting::count, totalBytes, settings.skipMalformed());
        } catch (IOException | RuntimeException e) {
            counting.close();
            throw e;
        }
    }

    private static Rows rows(InputStream in, String name, ReadSettings settings) throws IOException {
        CorpusFormat format = settings.format() == null ? CorpusFormat.JSON_LINES : settings.format();
        return switch (format) {
            case JSON_LINES -> new JsonLines(name, new LineReader(name, in, settings.maxRowBytes()), settings.fields());
            case TEXT_LINES -> new TextLines(name, new LineReader(name, in, settings.maxRowBytes()));
            case CSV -> new CsvRows(name, in, settings);
            case FOLDER -> throw new IllegalArgumentException(name + ": a stream cannot be a folder");
        };
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, BUFFER_BYTES);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
    }
}
