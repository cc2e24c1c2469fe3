package io.tidings.process;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;

import io.tidings.broker.BrokerMain;

/// A Kafka broker in a process of its own, which can be stopped, killed and started again at the same address with
/// the same data.
final class BrokerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String READY = "bootstrap ";

    private final Path folder;
    private ChildProcess process;
    private final String bootstrapServers;

    private BrokerProcess(Path folder) {
        this.folder = folder;
        this.process = launch(folder, 0);
        this.bootstrapServers = address(process);
    }

    static BrokerProcess start(Path folder) {
        return new BrokerProcess(folder);
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /// SIGTERM, and time to shut down.
    void stop() {
        process.terminate();
        int code = process.awaitExit(PATIENCE);
        if (code != 0 && code != 143) {
            throw new AssertionError("the broker ended with " + code + "; " + process);
        }
    }

    void kill() {
        process.kill();
    }

    void startAgain() {
        int port = Integer.parseInt(bootstrapServers.substring(bootstrapServers.indexOf(':') + 1));
        process = launch(folder, port);
        if (!address(process).equals(bootstrapServers)) {
            throw new AssertionError("the broker came back elsewhere; " + process);
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private static String address(ChildProcess process) {
        return process.awaitLine(PATIENCE, line -> line.startsWith(READY)).substring(READY.length());
    }

    private static ChildProcess launch(Path folder, int port) {
        String classPath = Project.home().resolve("target/test-classes") + File.pathSeparator
                + Project.home().resolve("target/tidings.jar");
        return new ChildProcess(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                classPath, BrokerMain.class.getName(), folder.toString(), Integer.toString(port)));
    }
}
