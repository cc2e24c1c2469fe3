package io.tidings.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// A folder of folders: the name of the inner one is the label, each `.txt` file in it a review. In order of names.
final class FolderRows implements Rows {

    private final Path folder;
    private final int maxBytes;
    private final List<Path> files;
    private final long totalBytes;
    private int next;
    private volatile long bytesRead;

    FolderRows(Path folder, ReadSettings settings) throws IOException {
        this.folder = folder;
        this.maxBytes = settings.maxRowBytes();
        this.files = reviews(folder);
        if (files.isEmpty()) {
            throw new NoSuchFileException(folder.toString(), null,
                    "the folder has no reviews; expected files such as " + folder.resolve("pos").resolve("1.txt"));
        }
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        this.totalBytes = total;
    }

    long totalBytes() {
        return totalBytes;
    }

    long bytesRead() {
        return bytesRead;
    }

    @Override
    public @Nullable LabeledText next() throws IOException {
        if (next == files.size()) {
            return null;
        }
        Path file = files.get(next++);
        String label = file.getName(file.getNameCount() - 2).toString();
        String name = file.getFileName().toString();
        String id = label + "/" + name.substring(0, name.length() - ".txt".length());
        return new LabeledText(id, null, text(file), label, null, null, next);
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void close() {}

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the reading thread writes
    private String text(Path file) throws IOException {
        long size = Files.size(file);
        bytesRead += size;
        if (size > maxBytes) {
            throw MalformedReviewException.tooLong(file.toString(), 1, maxBytes);
        }
        return MalformedReviewException.decoded(file.toString(), 1, ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    private static List<Path> reviews(Path folder) throws IOException {
        try (Stream<Path> walk = Files.find(folder, 2,
                (path, attributes) -> attributes.isRegularFile() && path.getNameCount() == folder.getNameCount() + 2
                        && path.getFileName().toString().endsWith(".txt"))) {
            return walk.sorted().toList();
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
