package io.tidings.app;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/// All that a command touches outside of this program, passed in so that commands are tested without a process.
///
/// @param streams     where it reads and prints; text is UTF-8 whatever the locale says
/// @param environment the environment variables
/// @param clock       the time, for everything that is measured or stamped
/// @param onStop      takes what is to run when the process is asked to end (SIGTERM, Ctrl-C)
public record Surroundings(Streams streams, Map<String, String> environment, Clock clock,
        Consumer<Runnable> onStop) {

    /// @param out    results only
    /// @param err    progress, status and failures
    /// @param screen what `out` and `err` are connected to
    public record Streams(InputStream in, PrintStream out, PrintStream err, Screen screen) {}

    /// Those of this process.
    static Surroundings ofProcess() {
        var environment = Map.copyOf(System.getenv());
        var out = new PrintStream(new StandardOutput(new FileOutputStream(FileDescriptor.out)), true,
                StandardCharsets.UTF_8);
        var err = new PrintStream(StandardError.open(), true, StandardCharsets.UTF_8);
        var in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
        // For the log and for libraries that print.
        System.setErr(err);
        return new Surroundings(new Streams(in, out, err, Screen.of(environment)), environment, Clock.systemUTC(),
                task -> Runtime.getRuntime().addShutdownHook(new Thread(task, "stop")));
    }

    public InputStream in() {
        return streams.in();
    }

    public PrintStream out() {
        return streams.out();
    }

    public PrintStream err() {
        return streams.err();
    }

    public Screen screen() {
        return streams.screen();
    }

    /// Colours for standard output, where it is a terminal and NO_COLOR (no-color.org) is not set.
    public Paint paint() {
        return new Paint(screen().out() && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }
}
