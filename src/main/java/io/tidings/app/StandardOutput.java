package io.tidings.app;

import java.io.IOException;
import java.io.OutputStream;

/// Standard output, which tells the command when nobody takes its results any more: a full disk, a closed pipe.
/// A [java.io.PrintStream] alone would swallow that, and `yes | tidings label | head -1` would never end.
final class StandardOutput extends OutputStream {

    private final OutputStream out;

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) {
        write(new byte[]{(byte) value}, 0, 1);
    }

    /// @throws OutputLost where the bytes cannot be written
    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new OutputLost(e);
        }
    }
}
