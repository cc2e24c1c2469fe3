package io.tidings.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/// What a JVM chooses, tried in JVMs of their own.
class KernelsTest {

    private static final String WITH_MODULE = "--add-modules=jdk.incubator.vector";

    /// Prints what this JVM chose; the log goes to the same place.
    static final class Choice {
        public static void main(String[] arguments) {
            for (int i = 0; i < 3; i++) {
                System.out.println("chose " + Kernels.best().name());
            }
        }
    }

    @Test
    void thisBuildTestsTheVectorTwin() {
        assertThat(Kernels.best().name()).startsWith("vector-");
        assertThat(Kernels.best()).isSameAs(Kernels.best());
    }

    @Test
    void theModuleAloneIsEnough() throws Exception {
        assertThat(run(WITH_MODULE)).contains("chose vector-").doesNotContain("add-modules");
    }

    @Test
    void withoutTheModuleOneWarningNamesTheFlag() throws Exception {
        String output = run();
        assertThat(output).contains("chose scalar").doesNotContain("chose vector");
        assertThat(output.lines().filter(line -> line.contains("--add-modules jdk.incubator.vector"))).hasSize(1);
    }

    @Test
    void aPropertyOverrules() throws Exception {
        assertThat(run(WITH_MODULE, "-Dtidings.kernel=scalar")).contains("chose scalar").doesNotContain("add-modules");
        assertThat(run("-Dtidings.kernel=vector")).contains("IllegalStateException", "--add-modules")
                .doesNotContain("chose");
        assertThat(run("-Dtidings.kernel=quick")).contains("'quick': expected auto, vector or scalar");
    }

    private static String run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Choice.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
