package io.tidings.process;

import java.nio.file.Files;
import java.nio.file.Path;

/// The packaged project that process tests run.
final class Project {

    private Project() {}

    static Path home() {
        Path home = Path.of(System.getProperty("tidings.home", "")).toAbsolutePath();
        if (!Files.exists(home.resolve("target/tidings.jar"))) {
            throw new IllegalStateException(home + "/target/tidings.jar is missing: run with `mvn verify`");
        }
        return home;
    }

    /// The launcher with these arguments.
    static ChildProcess tidings(Path workingFolder, String... arguments) {
        var command = new java.util.ArrayList<String>();
        command.add(home().resolve("tidings").toString());
        command.addAll(java.util.List.of(arguments));
        var builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new ChildProcess(builder);
    }
}
