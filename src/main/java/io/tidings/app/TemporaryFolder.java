package io.tidings.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of this process alone, gone when it is closed.
///
/// @param path of the folder
public record TemporaryFolder(Path path) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);

    /// @throws CommandFailure where none can be made
    public static TemporaryFolder make(String name) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(name));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILURE, "no temporary folder can be made: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (var below = Files.walk(path)) {
            for (Path one : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            LOG.debug("{} could not be removed entirely: {}", path, e.getMessage());
        }
    }
}
