package io.tidings.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import org.slf4j.LoggerFactory;

/// A folder that goes with all that is in it.
///
/// @param path where it is
record TemporaryFolder(Path path) implements AutoCloseable {

    /// @throws CommandFailure where there is no place for it
    static TemporaryFolder create(String prefix) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILURE, "no temporary folder can be made: " + e.getMessage(), e);
        }
    }

    /// What cannot be deleted stays, and is told in the log.
    @Override
    public void close() {
        try {
            for (Path each : inside()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(TemporaryFolder.class)
                    .warn("the temporary folder {} was not wholly deleted: {}", path, e.toString());
        }
    }

    /// Itself last.
    private List<Path> inside() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
