package io.tidings.model;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Tribuo tells its steps to java.util.logging, which prints them among our results where nobody has set it up.
final class TribuoLog {

    /// Held, because the logging package lets go of loggers that nobody holds, and of their levels.
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private TribuoLog() {}

    /// Keeps Tribuo to failures, unless somebody has set another level.
    static void quiet() {
        if (TRIBUO.getLevel() == null) {
            TRIBUO.setLevel(Level.SEVERE);
        }
    }
}
