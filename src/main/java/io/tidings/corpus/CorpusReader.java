package io.tidings.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;

/// The reviews of one file, one at a time. For one thread, but for [#bytesRead()].
///
/// Rows of the file = reviews given + [#malformed()], blank lines aside.
public final class CorpusReader implements Iterator<LabeledText>, AutoCloseable {

    private final String source;
    private final Rows rows;
    private final LongSupplier bytesRead;
    private final long totalBytes;
    private final boolean skipMalformed;
    private @Nullable LabeledText ahead;
    private long malformed;
    private @Nullable MalformedReviewException firstMalformed;

    CorpusReader(String source, Rows rows, LongSupplier bytesRead, long totalBytes, boolean skipMalformed) {
        this.source = source;
        this.rows = rows;
        this.bytesRead = bytesRead;
        this.totalBytes = totalBytes;
        this.skipMalformed = skipMalformed;
    }

    /// @throws MalformedReviewException where the next row is bad and bad rows are not skipped
    /// @throws UncheckedIOException     where the file cannot be read on; the message names it
    @Override
    public boolean hasNext() {
        while (ahead == null) {
            try {
                ahead = rows.next();
                return ahead != null;
            } catch (MalformedReviewException e) {
                note(e);
            } catch (EOFException | ZipException e) {
                throw new UncheckedIOException(
                        source + ": the gzip data is damaged or cut short: " + e.getMessage(), e);
            } catch (IOException e) {
                throw new UncheckedIOException(source + ": cannot be read: " + e.getMessage(), e);
            }
        }
        return true;
    }

    @Override
    public LabeledText next() {
        if (!hasNext()) {
            throw new NoSuchElementException(source + " has no more reviews");
        }
        LabeledText review = Objects.requireNonNull(ahead);
        ahead = null;
        return review;
    }

    /// Whether the next review can be had without waiting for somebody to type it.
    public boolean ready() {
        try {
            return ahead != null || rows.ready();
        } catch (IOException e) {
            throw new UncheckedIOException(source + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /// The rest of the reviews. Closing the stream closes this reader.
    public Stream<LabeledText> stream() {
        return StreamSupport
                .stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(this::close);
    }

    /// Bytes of the file (compressed ones, where it is compressed) read so far. Any thread may ask.
    public long bytesRead() {
        return bytesRead.getAsLong();
    }

    /// The size of the file, or -1 where that is not known, as with standard input.
    public long totalBytes() {
        return totalBytes;
    }

    /// How many malformed rows were skipped so far.
    public long malformed() {
        return malformed;
    }

    /// The first malformed row that was skipped, for a report; null while there was none.
    public @Nullable MalformedReviewException firstMalformed() {
        return firstMalformed;
    }

    /// The file's name as it stands in messages.
    public String source() {
        return source;
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(source + ": cannot be closed: " + e.getMessage(), e);
        }
    }

    private void note(MalformedReviewException e) {
        if (!skipMalformed) {
            throw e;
        }
        malformed++;
        firstMalformed = firstMalformed == null ? e : firstMalformed;
    }
}
