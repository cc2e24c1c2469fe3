package io.tidings.app;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/// What is known of the user's terminal.
///
/// @param out     whether standard output is one, so that colours may be used there
/// @param err     whether standard error is one, so that a progress bar may be drawn there
/// @param columns its width in characters
public record Screen(boolean out, boolean err, int columns) {

    private static final int DEFAULT_COLUMNS = 80;
    private static final int LEAST_COLUMNS = 20;
    private static final int MOST_COLUMNS = 1000;

    /// No terminal at all: a pipe, a file, a test.
    public static final Screen NONE = new Screen(false, false, DEFAULT_COLUMNS);

    /// Reads what the launcher found out (`tidings.terminal` = `out`, `err` or both; `tidings.columns`), because Java
    /// cannot tell whether standard error is a terminal. Without the launcher the console decides for both.
    static Screen of(Map<String, String> environment) {
        String found = System.getProperty("tidings.terminal");
        boolean console = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean out = found == null ? console : found.contains("out");
        boolean err = found == null ? console : found.contains("err");
        return new Screen(out && !dumb, err && !dumb,
                columns(System.getProperty("tidings.columns", environment.getOrDefault("COLUMNS", ""))));
    }

    private static int columns(String found) {
        boolean number = !found.isEmpty() && found.length() <= 4 && found.chars().allMatch(Character::isDigit);
        return number ? Math.clamp(Integer.parseInt(found), LEAST_COLUMNS, MOST_COLUMNS) : DEFAULT_COLUMNS;
    }
}
