package io.tidings.modelregistry;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tidings.classify.ModelId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Models on this machine's disk, by id, so that they need not be fetched again. Several processes may share a folder.
///
/// It only ever saves time: what cannot be read, has another hash or cannot be written is logged and left.
final class ModelCache {

    private static final Logger LOG = LoggerFactory.getLogger(ModelCache.class);
    private static final String SUFFIX = ".tidings";
    private static final String UNFINISHED = ".tmp";
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;
    private final int most;
    private final InstantSource clock;

    /// @param most how many models are kept; those unused for the longest time go first
    ModelCache(Path folder, int most, InstantSource clock) {
        this.folder = folder;
        this.most = most;
        this.clock = clock;
    }

    /// The bytes of a model, of the right hash; nothing where they are not here.
    Optional<byte[]> read(ModelId id) {
        Path file = file(id);
        if (most == 0) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > Assembly.LARGEST) {
                throw new IOException("it has " + Files.size(file) + " bytes");
            }
            byte[] content = Files.readAllBytes(file);
            if (!ModelId.ofContent(content).equals(id)) {
                Files.deleteIfExists(file);
                throw new IOException("its bytes are not that model; it is deleted");
            }
            touch(file);
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("the cached model {} is not used: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /// Keeps a model; at every moment its file is whole or absent.
    void write(ModelId id, byte[] content) {
        if (most == 0) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, id.abbreviated(), UNFINISHED);
            try {
                Files.write(fresh, content);
                move(fresh, file(id));
            } finally {
                Files.deleteIfExists(fresh);
            }
            touch(file(id));
            evict();
        } catch (IOException e) {
            LOG.warn("model {} is not kept in {}: {}", id.abbreviated(), folder, e.toString());
        }
    }

    private Path file(ModelId id) {
        return folder.resolve(id + SUFFIX);
    }

    private void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    private void evict() throws IOException {
        var byAge = Comparator.comparing(ModelCache::used).reversed();
        for (Path file : files(SUFFIX).stream().sorted(byAge).skip(most).toList()) {
            Files.deleteIfExists(file);
        }
        Instant longAgo = clock.instant().minus(ABANDONED);
        for (Path file : files(UNFINISHED)) {
            if (used(file).toInstant().isBefore(longAgo)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix)).toList();
        }
    }

    private static FileTime used(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // Another process has deleted it.
        }
    }

    private static void move(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
