package io.tidings.app;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script in front of the packaged jar.
class LauncherIT {

    private static final Path HOME = Path.of(System.getProperty("tidings.home", ".")).toAbsolutePath();
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    void theVersionIsPrintedWithoutAnyWarning() throws Exception {
        var outcome = call(HOME.resolve("tidings"), Map.of(), "--version");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("tidings ");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void aLinkInAFolderWithSpacesLeadsToTheProgram() throws Exception {
        Path spaced = Files.createDirectory(folder.resolve("two words"));
        Path direct = Files.createSymbolicLink(spaced.resolve("direct"), HOME.resolve("tidings"));
        Path relative = Files.createSymbolicLink(spaced.resolve("relative"), Path.of("direct"));

        assertThat(call(direct, Map.of(), "--version").code()).isZero();
        assertThat(call(relative, Map.of(), "--version").code()).isZero();
    }

    @Test
    void theExitCodeAndTheLineAreThoseOfTheProgram() throws Exception {
        var outcome = call(HOME.resolve("tidings"), Map.of(), "--nonsense");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(outcome.err()).hasLineCount(1).startsWith("tidings: unknown option '--nonsense'");
    }

    /// As after a new JDK or a new jar: it only made starts quicker.
    @Test
    void aCacheOfClassesThatDoesNotFitIsPassedOverInSilence() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path program = Files.copy(HOME.resolve("tidings"), home.resolve("tidings"), COPY_ATTRIBUTES);
        Path target = Files.createDirectory(home.resolve("target"));
        Files.createSymbolicLink(target.resolve("tidings.jar"), HOME.resolve("target/tidings.jar"));
        Files.createSymbolicLink(target.resolve("lib"), HOME.resolve("target/lib"));
        Path cache = Files.writeString(target.resolve("tidings.aot"), "made by another JVM");
        assertThat(cache.toFile().setLastModified(System.currentTimeMillis() + 60_000)).isTrue();

        var outcome = call(program, Map.of(), "--version");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("tidings ");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void whatTheJvmHasToSayBeforeTheProgramStartsIsShown() throws Exception {
        var outcome = call(HOME.resolve("tidings"), Map.of("TIDINGS_OPTS", "-XX:NoSuchFlag"), "--version");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("NoSuchFlag");
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        Path old = Files.createDirectory(folder.resolve("old jdk"));
        Path bin = Files.createDirectory(old.resolve("bin"));
        Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\nexit 9\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        var environment = Map.of("JAVA_HOME", old.toString(), "PATH", bin + ":/usr/bin:/bin", "HOME",
                folder.toString(), "TIDINGS_JDK_ROOT", folder.toString());

        var outcome = call(HOME.resolve("tidings"), environment, "--version");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("tidings: no JDK 25 or newer was found (JAVA_HOME is " + old)
                .contains("apt install openjdk-25-jdk");
    }

    private record Outcome(int code, String out, String err) {}

    private Outcome call(Path program, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        var builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("%s ended within %d s", command, PATIENCE_SECONDS).isTrue();
        return new Outcome(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
