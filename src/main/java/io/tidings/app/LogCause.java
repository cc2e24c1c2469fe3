package io.tidings.app;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;

/// Ends a line of the log with what was thrown: its root in a few words on the same line, or the whole trace where our
/// own logger is at DEBUG (`--verbose`). Named in logback.xml.
public final class LogCause extends ThrowableHandlingConverter {

    private static final int DEEPEST = 20;

    @Override
    public String convert(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown == null) {
            return "";
        }
        return Logs.raised()
                ? System.lineSeparator() + ThrowableProxyUtil.asString(thrown)
                : ": " + words(thrown);
    }

    /// The root of what was thrown, in a few words.
    static String words(IThrowableProxy thrown) {
        IThrowableProxy root = root(thrown);
        String name = root.getClassName().substring(root.getClassName().lastIndexOf('.') + 1);
        String message = root.getMessage();
        return message == null ? name : name + ": " + message.lines().findFirst().orElse("");
    }

    private static IThrowableProxy root(IThrowableProxy thrown) {
        IThrowableProxy root = thrown;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
