package io.tidings.corpus;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// A row of a file is not what it should be. The message names the file, the line, what was expected and what was found.
public final class MalformedReviewException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String source;
    private final long line;

    MalformedReviewException(String source, long line, String problem) {
        super(source + " line " + line + ": " + problem);
        this.source = source;
        this.line = line;
    }

    static MalformedReviewException tooLong(String source, long line, int maxBytes) {
        return new MalformedReviewException(source, line,
                "longer than " + maxBytes + " bytes, the longest row that is read");
    }

    /// @throws MalformedReviewException where the bytes are not UTF-8
    static String decoded(String source, long line, ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedReviewException(source, line, "expected UTF-8, found other bytes");
        }
    }

    public String source() {
        return source;
    }

    /// From 1.
    public long line() {
        return line;
    }
}
