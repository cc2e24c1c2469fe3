package io.tidings.app.config;

import java.nio.file.Path;

/// Where a setting was said, as failures name it.
record Origin(String text) {

    static final Origin DEFAULTS = new Origin("settings");

    static Origin file(Path file) {
        return new Origin(file.toString());
    }

    /// @param line   from 1
    /// @param column from 1
    static Origin file(Path file, int line, int column) {
        return new Origin(file + ":" + line + ":" + column);
    }

    static Origin variable(String name) {
        return new Origin("environment variable " + name);
    }

    static Origin option(String option) {
        return new Origin(option);
    }

    @Override
    public String toString() {
        return text;
    }
}
