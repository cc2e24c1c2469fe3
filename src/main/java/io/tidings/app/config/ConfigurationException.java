package io.tidings.app.config;

import org.jspecify.annotations.Nullable;

/// A setting that cannot be. The message is the line for the user: where it was said, the key, what was expected.
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ConfigurationException(Origin origin, String message) {
        this(origin, message, null);
    }

    ConfigurationException(Origin origin, String message, @Nullable Throwable cause) {
        super(origin + ": " + message, cause);
    }
}
