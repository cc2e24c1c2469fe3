package io.tidings.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/// Each line, empty ones too, is the text of a review.
final class TextLines implements Rows {

    private final String source;
    private final LineReader lines;
    private final int maxBytes;

    TextLines(String source, LineReader lines, ReadSettings settings) {
        this.source = source;
        this.lines = lines;
        this.maxBytes = settings.maxRowBytes();
    }

    @Override
    public @Nullable LabeledText next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        if (lines.tooLong()) {
            throw new MalformedReviewException(source, lines.number(),
                    "longer than " + maxBytes + " bytes, the longest row that is read");
        }
        return new LabeledText(source + ":" + lines.number(), null, decode(), null, null, null, lines.number());
    }

    @Override
    public boolean ready() throws IOException {
        return lines.ready();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private String decode() {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(lines.bytes(), 0, lines.length()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedReviewException(source, lines.number(), "expected UTF-8, found other bytes");
        }
    }
}
