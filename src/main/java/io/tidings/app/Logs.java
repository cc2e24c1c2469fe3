package io.tidings.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// The log's levels, as far as options change them; logback.xml has the rest.
final class Logs {

    private Logs() {}

    /// Sets logging up while there is one thread: where several begin to log at once, SLF4J says on the user's screen
    /// that it has kept their lines back.
    static void begin() {
        LoggerFactory.getILoggerFactory();
    }

    /// For `--verbose`: our own steps and Kafka's warnings.
    static void raise() {
        level("io.tidings", Level.DEBUG);
        level("org.apache.kafka", Level.WARN);
        level("kafka", Level.WARN);
    }

    /// Whether the whole of what happened is wanted.
    static boolean raised() {
        return LoggerFactory.getLogger("io.tidings").isDebugEnabled();
    }

    private static void level(String logger, Level level) {
        if (LoggerFactory.getLogger(logger) instanceof Logger logback) {
            logback.setLevel(level);
        }
    }
}
