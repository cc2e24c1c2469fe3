package io.tidings.app.models;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.app.JsonOutput;
import io.tidings.app.Surroundings;
import io.tidings.classify.ModelId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a model on the topic to a file.
@Command(name = "fetch", description = "Writes a model on the topic to a file, after checking its hash.")
final class FetchCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin
    private RegistryOptions options = new RegistryOptions();

    @Parameters(paramLabel = "ID", description = "The model.")
    private String id = "";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write; replaced where it exists.")
    private @Nullable Path out;

    FetchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private record Report(String id, String file, long bytes) {}

    @Override
    public void run() {
        Path file = Objects.requireNonNull(out);
        try (var registry = options.open(options.settings(surroundings), surroundings)) {
            ModelId model = registry.catalog().byPrefix(id);
            byte[] content = registry.fetch(model);
            write(file, content);
            if (options.json()) {
                JsonOutput.print(surroundings.out(), new Report(model.value(), file.toString(), content.length));
            } else {
                surroundings.out()
                        .println("model " + model.abbreviated() + " in " + file + ": " + content.length
                                + " bytes, its hash is right");
            }
        }
    }

    /// At every moment the file is the old one or the whole new one.
    private static void write(Path file, byte[] content) {
        Path fresh = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try {
                Files.write(fresh, content);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILURE, "cannot write the model to " + file + ": " + e.getMessage(), e);
        }
    }
}
