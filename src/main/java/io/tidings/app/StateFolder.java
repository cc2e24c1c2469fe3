package io.tidings.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/// A folder for the state of Kafka Streams that no other process uses as long as this is open. The first that is free is
/// taken, so that a process that starts again finds what it had left, and several on one machine do not meet.
public final class StateFolder implements AutoCloseable {

    private static final int MOST = 64;

    private final Path folder;
    private final FileChannel lock;

    private StateFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /// @param name    what the folder's name begins with
    /// @param setting where the user says which parent it is, for messages
    /// @throws CommandFailure where none can be had
    public static StateFolder below(Path parent, String name, String setting) {
        try {
            for (int number = 0; number < MOST; number++) {
                Path folder = parent.resolve(name + "-" + number);
                Files.createDirectories(folder);
                FileChannel held = locked(folder.resolve(".in-use"));
                if (held != null) {
                    return new StateFolder(folder, held);
                }
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILURE, "cannot keep state below " + parent + " (" + setting + "): "
                    + e.getMessage(), e);
        }
        throw new CommandFailure(ExitCode.FAILURE, "there are " + MOST + " processes with their state in folders "
                + parent.resolve(name) + "-N: set " + setting + " to another folder");
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

    public Path folder() {
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
