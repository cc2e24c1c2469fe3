package io.tidings.corpus;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/// Each line, empty ones too, is the text of a review.
final class TextLines implements Rows {

    private final String source;
    private final LineReader lines;

    /// @param source stands in the ids of reviews
    TextLines(String source, LineReader lines) {
        this.source = source;
        this.lines = lines;
    }

    @Override
    public @Nullable LabeledText next() throws IOException {
        return lines.next()
                ? new LabeledText(source + ":" + lines.number(), null, lines.text(), null, null, null, lines.number())
                : null;
    }

    @Override
    public boolean ready() throws IOException {
        return lines.ready();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
