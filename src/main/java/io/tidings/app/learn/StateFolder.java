package io.tidings.app.learn;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import org.jspecify.annotations.Nullable;

/// A folder for the state of Kafka Streams that no other process uses as long as this is open. The first that is free is
/// taken, so that a process that starts again finds what it had left, and several on one machine do not meet.
final class StateFolder implements AutoCloseable {

    private static final int MOST = 64;

    private final Path folder;
    private final FileChannel lock;

    private StateFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// @throws CommandFailure where none can be had
    static StateFolder below(Path parent) {
        try {
            for (int number = 0; number < MOST; number++) {
                Path folder = parent.resolve("learn-" + number);
                Files.createDirectories(folder);
                FileChannel held = locked(folder.resolve(".in-use"));
                if (held != null) {
                    return new StateFolder(folder, held);
                }
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILURE, "cannot keep the state of the join below " + parent
                    + " (feedback.streams state.dir): " + e.getMessage(), e);
        }
        throw new CommandFailure(ExitCode.FAILURE, "there are " + MOST + " processes that learn with their state below "
                + parent + ": set state.dir under feedback.streams to another folder");
    }

    private static @Nullable FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another part of this process has it.
        }
        if (lock == null) {
            channel.close();
            return null;
        }
        return channel;
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The process ends, and its locks with it.
        }
    }
}
