package io.tidings.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the broker's topics live: the caller's own folder, which is kept, or a temporary one, which is not.
final class BrokerFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerFolder.class);
    /// The file that Kafka writes when it formats a folder.
    private static final String MARK = "meta.properties";

    private final Path path;
    private final boolean temporary;

    private BrokerFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /// Makes the folder where there is none, and formats it where it is new.
    static BrokerFolder open(Optional<Path> given) {
        try {
            BrokerFolder folder = given.isPresent()
                    ? new BrokerFolder(Files.createDirectories(given.get()), false)
                    : new BrokerFolder(Files.createTempDirectory("tidings-broker-"), true);
            folder.format();
            return folder;
        } catch (IOException e) {
            throw new BrokerFailure("the broker's folder " + given.map(Path::toString).orElse("(temporary)")
                    + " cannot be used (" + e + "): name one that can be written", e);
        }
    }

    Path path() {
        return path;
    }

    /// Bytes that are free where it lies, where the system tells.
    Optional<Long> space() {
        try {
            return Optional.of(Files.getFileStore(path).getUsableSpace());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try {
            Files.walkFileTree(path, new Deleting());
        } catch (IOException e) {
            LOG.warn("the broker's temporary folder {} was not wholly deleted: {}", path, e.toString());
        }
    }

    private void format() throws IOException {
        if (Files.exists(path.resolve(MARK))) {
            return;
        }
        requireEmpty();
        var formatter = new Formatter().setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerProperties.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(path.toString())
                .setMetadataLogDirectory(path.toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER);
        try {
            formatter.run();
        } catch (Exception e) {
            close();
            throw new IOException("formatting failed: " + e.getMessage(), e);
        }
    }

    /// Kafka would treat what it finds as its own, and delete some of it.
    private void requireEmpty() throws IOException {
        try (var entries = Files.list(path)) {
            Optional<Path> first = entries.findFirst();
            if (first.isPresent()) {
                throw new BrokerFailure("the broker's folder " + path + " holds other files (such as "
                        + first.get().getFileName() + ") and no " + MARK + ": name an empty or a new one");
            }
        }
    }

    /// Kafka's own deletions may still be under way, so a file that is gone already is no error.
    private static final class Deleting extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
