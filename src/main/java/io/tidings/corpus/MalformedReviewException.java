package io.tidings.corpus;

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

    public String source() {
        return source;
    }

    /// From 1.
    public long line() {
        return line;
    }
}
