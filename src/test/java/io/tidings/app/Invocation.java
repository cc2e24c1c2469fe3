package io.tidings.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// One call of the command line inside the test's process.
record Invocation(List<String> arguments, String input, Map<String, String> environment) {

    static Invocation of(String... arguments) {
        return new Invocation(List.of(arguments), "", Map.of());
    }

    Invocation withInput(String text) {
        return new Invocation(arguments, text, environment);
    }

    Invocation withEnvironment(Map<String, String> variables) {
        return new Invocation(arguments, input, variables);
    }

    Outcome run() {
        return runInto(OutputStream.nullOutputStream());
    }

    /// @param copy takes what standard output takes, and fails as it would
    Outcome runInto(OutputStream copy) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = new Surroundings.Streams(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(new StandardOutput(both(out, copy)), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Screen.NONE);
        var surroundings = new Surroundings(streams, environment, Clock.systemUTC(), task -> {});
        int code = Tidings.execute(surroundings, arguments.toArray(String[]::new));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    record Outcome(int code, String out, String err) {}

    private static OutputStream both(OutputStream one, OutputStream other) {
        return new OutputStream() {

            @Override
            public void write(int value) throws IOException {
                write(new byte[]{(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                one.write(bytes, offset, length);
                other.write(bytes, offset, length);
            }
        };
    }
}
