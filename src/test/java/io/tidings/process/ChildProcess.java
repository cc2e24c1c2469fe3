package io.tidings.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// A process that a test starts, listens to, and ends one way or another. Closing kills it.
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final Output out;
    private final Output err;

    ChildProcess(ProcessBuilder builder) {
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.out = new Output(process.getInputStream());
        this.err = new Output(process.getErrorStream());
    }

    List<String> out() {
        return out.lines();
    }

    List<String> err() {
        return err.lines();
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// Waits for a line on either output.
    String awaitLine(Duration patience, Predicate<String> wanted) {
        try {
            return Awaitility.await()
                    .atMost(patience)
                    .until(() -> find(wanted), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("the line did not come within " + patience + "; " + this, e);
        }
    }

    /// SIGKILL: no handler runs, no file is closed.
    void kill() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(60));
    }

    /// SIGTERM, as service managers send it.
    void terminate() {
        // Process.destroy would close our ends of its pipes, and its last words would be lost.
        if (!process.toHandle().destroy()) {
            throw new AssertionError("the process cannot be asked to end; " + this);
        }
    }

    int awaitExit(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the process did not end within " + patience + "; " + this);
            }
            out.join();
            err.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        return "process " + process.pid() + (alive() ? " runs" : " ended with " + process.exitValue())
                + "\nstandard output:\n" + String.join("\n", out()) + "\nstandard error:\n"
                + String.join("\n", err());
    }

    private Optional<String> find(Predicate<String> wanted) {
        Optional<String> found = out().stream().filter(wanted).findFirst();
        if (found.isPresent()) {
            return found;
        }
        if (!alive()) {
            throw new AssertionError("the process ended before the line came; " + this);
        }
        return err().stream().filter(wanted).findFirst();
    }

    private static final class Output {

        private final List<String> lines = new ArrayList<>();
        private final Thread reader;

        Output(InputStream stream) {
            reader = Thread.ofVirtual().start(() -> read(stream));
        }

        List<String> lines() {
            synchronized (lines) {
                return List.copyOf(lines);
            }
        }

        void join() throws InterruptedException {
            reader.join(TimeUnit.SECONDS.toMillis(60));
        }

        private void read(InputStream stream) {
            try (var reading = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reading.readLine(); line != null; line = reading.readLine()) {
                    synchronized (lines) {
                        lines.add(line);
                    }
                }
            } catch (IOException e) {
                // The process is gone, and its pipe with it.
                synchronized (lines) {
                    lines.add("(" + e.getMessage() + ")");
                }
            }
        }
    }
}
