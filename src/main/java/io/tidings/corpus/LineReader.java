package io.tidings.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Lines of bytes, split on `\n` only: a review may hold U+0085, U+2028 or a lone `\r`.
///
/// A line longer than the limit is refused without ever being held in memory.
final class LineReader implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String source;
    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private byte[] line = new byte[1024];
    private int length;
    private boolean tooLong;
    private long number;

    /// @param source stands in messages
    LineReader(String source, InputStream in, int maxBytes) {
        this.source = source;
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /// Goes to the next line; false at the end. A line is what ends in `\n`, or what the file ends with.
    ///
    /// @throws MalformedReviewException where the line is over the limit; the next call goes on behind it
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (position < limit || fill()) {
            any = true;
            int end = indexOfNewline();
            append(end < 0 ? limit : end);
            position = end < 0 ? limit : end + 1;
            if (end >= 0) {
                break;
            }
        }
        if (!any) {
            return false;
        }
        number++;
        if (tooLong) {
            throw MalformedReviewException.tooLong(source, number, maxBytes);
        }
        trim();
        return true;
    }

    /// The current line, valid until the next call of [#next()].
    byte[] bytes() {
        return line;
    }

    /// How many of [#bytes()] are the line, without the line's end.
    int length() {
        return length;
    }

    /// The current line as text.
    ///
    /// @throws MalformedReviewException where it is not UTF-8
    String text() {
        return MalformedReviewException.decoded(source, number, ByteBuffer.wrap(line, 0, length));
    }

    /// That the current line is not what it should be.
    MalformedReviewException malformed(String problem) {
        return new MalformedReviewException(source, number, problem);
    }

    /// Of the current line, from 1.
    long number() {
        return number;
    }

    boolean ready() throws IOException {
        return position < limit || in.available() > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    private int indexOfNewline() {
        for (int i = position; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void append(int end) {
        int added = end - position;
        tooLong |= (long) length + added > maxBytes;
        if (tooLong) {
            length = 0;
            return;
        }
        if (length + added > line.length) {
            line = Arrays.copyOf(line, Math.min(maxBytes, Math.max(length + added, 2 * line.length)));
        }
        System.arraycopy(buffer, position, line, length, added);
        length += added;
    }

    private void trim() {
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        int mark = BYTE_ORDER_MARK.length;
        if (number == 1 && length >= mark && Arrays.equals(line, 0, mark, BYTE_ORDER_MARK, 0, mark)) {
            System.arraycopy(line, mark, line, 0, length - mark);
            length -= mark;
        }
    }
}
