package io.tidings.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        var command = new ArrayList<String>();
        command.add(home().resolve("tidings").toString());
        command.addAll(List.of(arguments));
        return start(workingFolder, command);
    }

    /// A shell's script, in which `$0` is the launcher.
    static ChildProcess shell(Path workingFolder, String script) {
        return start(workingFolder, List.of("bash", "-c", script, home().resolve("tidings").toString()));
    }

    /// Temporary files go to the working folder.
    private static ChildProcess start(Path workingFolder, List<String> command) {
        var builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TIDINGS_OPTS", "-Djava.io.tmpdir=" + workingFolder);
        return new ChildProcess(builder);
    }
}
