package io.tidings.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.corpus.Corpus;
import io.tidings.corpus.CorpusReader;
import io.tidings.corpus.LabeledText;
import io.tidings.corpus.MalformedReviewException;
import io.tidings.corpus.ReadSettings;
import org.jspecify.annotations.Nullable;

/// Where the demo's reviews come from, one at a time: a file, standard input, or the sample in the jar.
///
/// The sample begins again where more reviews are asked for than it has. For one thread, but for [#progress()].
final class ReviewSource implements Iterator<LabeledText>, AutoCloseable {

    static final String SAMPLE = "/io/tidings/app/demo-reviews.jsonl";

    private final Opening opening;
    private final boolean repeating;
    private final long most;
    private volatile CorpusReader reader;
    private long given;

    /// @param most the largest number of reviews to give, or -1 for all
    private ReviewSource(Opening opening, boolean repeating, long most) {
        this.opening = opening;
        this.repeating = repeating;
        this.most = most;
        this.reader = opening.open();
    }

    /// @param in   standard input, for `-`
    /// @param most the largest number of reviews to give, or -1 for all
    static ReviewSource of(Optional<String> file, InputStream in, ReadSettings settings, long most) {
        if (file.isEmpty()) {
            return new ReviewSource(() -> sample(), most >= 0, most);
        }
        String name = file.get();
        Opening opening = name.equals(Corpus.STANDARD_INPUT)
                ? () -> opened(Path.of(name), () -> Corpus.open(in, "standard input", settings))
                : () -> opened(Path.of(name), () -> Corpus.open(Path.of(name), settings));
        return new ReviewSource(opening, false, most);
    }

    @Override
    public boolean hasNext() {
        if (given == most) {
            return false;
        }
        if (!reader.hasNext() && repeating) {
            reader.close();
            reader = opening.open();
        }
        return reader.hasNext();
    }

    /// Looks at the first review, so that a file that has none, or no good one, is found before anything is started.
    ///
    /// @throws CommandFailure where there is no review to send
    void requireSome() {
        try {
            if (hasNext()) {
                return;
            }
        } catch (MalformedReviewException | UncheckedIOException e) {
            throw unreadable(e, "");
        }
        throw new CommandFailure(ExitCode.INPUT, reader.malformed() == 0
                ? reader.source() + " has no reviews"
                : reader.source() + " has no review that can be read, but " + reader.malformed()
                        + " malformed rows, the first: "
                        + Objects.requireNonNull(reader.firstMalformed()).getMessage());
    }

    /// What reading on failed of, for the user.
    ///
    /// @param place how far it got, as the end of the line
    static CommandFailure unreadable(RuntimeException e, String place) {
        return new CommandFailure(ExitCode.INPUT, e.getMessage() + place, e);
    }

    @Override
    public LabeledText next() {
        LabeledText review = reader.next();
        given++;
        return review;
    }

    /// Whether the next review can be had without waiting for somebody to type it.
    boolean ready() {
        return reader.ready();
    }

    /// How many rows of the file were left out so far, because they are malformed.
    long malformed() {
        return reader.malformed();
    }

    /// How many reviews there will be, where that was asked for.
    Optional<Long> asked() {
        return most < 0 ? Optional.empty() : Optional.of(most);
    }

    /// How much of the file was read, 0..1, where its size is known. Any thread may ask.
    Optional<Double> progress() {
        CorpusReader current = reader;
        return current.totalBytes() <= 0
                ? Optional.empty()
                : Optional.of((double) current.bytesRead() / current.totalBytes());
    }

    @Override
    public void close() {
        reader.close();
    }

    private static CorpusReader sample() {
        InputStream in = ReviewSource.class.getResourceAsStream(SAMPLE);
        if (in == null) {
            throw new IllegalStateException("the jar lacks " + SAMPLE);
        }
        return opened(null, () -> Corpus.open(in, "the sample reviews", ReadSettings.DEFAULT));
    }

    private static CorpusReader opened(@Nullable Path file, Reading reading) {
        try {
            return reading.open();
        } catch (IOException e) {
            throw file == null ? new IllegalStateException(e) : CommandFailure.ofFile("reviews", file, e);
        } catch (IllegalArgumentException | MalformedReviewException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    private interface Opening {
        CorpusReader open();
    }

    private interface Reading {
        CorpusReader open() throws IOException;
    }
}
