package io.tidings.app.page;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.dashboard.web.HttpSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// Whether and at which port the page is served: mix in with `@Mixin`.
public final class PageOptions {

    private static final String OFF = "off";
    private static final int LAST_PORT = 65_535;

    @Option(names = "--http", paramLabel = "PORT", description = "Serve the page and REST at this port; 0 for any that is free, 'off' for none (default: 8080, or http.port).")
    private @Nullable String port;

    @Option(names = "--no-http", description = "Serve neither page nor REST.")
    private boolean none;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec spec;

    /// The settings with what these options say.
    public HttpSettings over(HttpSettings configured) {
        if (none || OFF.equals(port)) {
            return configured.off();
        }
        try {
            return port == null ? configured : configured.at(number(port));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.CONFIGURATION, "http." + e.getMessage(), e);
        }
    }

    /// Whether the user asked for this very port, so that the command cannot go on without it.
    public boolean insists() {
        return port != null && !none && !port.equals(OFF);
    }

    private int number(String said) {
        try {
            int number = Integer.parseInt(said);
            if (number >= 0 && number <= LAST_PORT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        String message = "--http: expected a port, 0 to " + LAST_PORT + ", or 'off', found '" + said + "'";
        throw spec == null
                ? new CommandFailure(ExitCode.USAGE, message)
                : new ParameterException(spec.commandLine(), message);
    }
}
