package io.tidings.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

import io.tidings.app.config.ConfigurationException;
import io.tidings.broker.BrokerFailure;
import io.tidings.modelregistry.RegistryFailure;
import io.tidings.stream.StreamFailure;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns whatever a command threw into one line on standard error and an exit code.
final class FailureLines implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private static final int SUGGESTIONS = 3;

    private final PrintStream err;
    private final BooleanSupplier verbose;

    FailureLines(PrintStream err, BooleanSupplier verbose) {
        this.err = err;
        this.verbose = verbose;
    }

    @Override
    public int handleExecutionException(Exception thrown, picocli.CommandLine command, ParseResult result) {
        return report(thrown);
    }

    @Override
    public int handleParseException(ParameterException thrown, String[] args) {
        String command = thrown.getCommandLine().getCommandSpec().qualifiedName();
        err.println("tidings: " + usage(thrown) + " (try '" + command + " --help')");
        trace(thrown);
        return ExitCode.USAGE.number();
    }

    /// Prints the line, and the trace where it is wanted.
    int report(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        if (!(cause instanceof OutputLost lost && lost.readerLeft())) {
            err.println("tidings: " + line(cause));
        }
        trace(cause);
        return codeOf(cause).number();
    }

    /// The message of an exception as the second half of a line: never empty, never a bare class name.
    static String reason(Throwable thrown) {
        String message = thrown.getMessage();
        if (message == null || message.isBlank()) {
            return thrown.getClass().getSimpleName();
        }
        return message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private static String line(Throwable cause) {
        return switch (cause) {
            case CommandFailure failure -> reason(failure);
            case ConfigurationException failure -> reason(failure);
            case StreamFailure failure -> reason(failure);
            case BrokerFailure failure -> reason(failure);
            case RegistryFailure failure -> reason(failure);
            case OutputLost lost -> reason(lost);
            case NoSuchFileException e -> "there is no such file: " + e.getFile();
            case AccessDeniedException e -> "access is denied: " + e.getFile();
            case FileAlreadyExistsException e -> "the file exists already: " + e.getFile();
            case IOException e -> "input or output failed: " + reason(e);
            case OutOfMemoryError e -> "out of memory (" + reason(e) + "); give it more with TIDINGS_OPTS=-Xmx4g";
            default -> "unexpected " + cause.getClass().getSimpleName() + ": " + reason(cause)
                    + " (--verbose shows where)";
        };
    }

    private static ExitCode codeOf(Throwable cause) {
        return switch (cause) {
            case CommandFailure failure -> failure.code();
            case ConfigurationException failure -> ExitCode.CONFIGURATION;
            case StreamFailure failure -> switch (failure.kind()) {
                case UNREACHABLE -> ExitCode.UNREACHABLE;
                case BAD_SETTINGS -> ExitCode.CONFIGURATION;
                case MISSING_TOPIC, NOT_ALLOWED, BROKEN -> ExitCode.FAILURE;
            };
            case RegistryFailure failure -> switch (failure.kind()) {
                case UNREACHABLE -> ExitCode.UNREACHABLE;
                case BAD_SETTINGS -> ExitCode.CONFIGURATION;
                case MISSING_TOPIC, NOT_ALLOWED, NOT_FOUND, CONFLICT, UNTRUSTED, BROKEN -> ExitCode.FAILURE;
            };
            case NoSuchFileException e -> ExitCode.INPUT;
            case AccessDeniedException e -> ExitCode.INPUT;
            default -> ExitCode.FAILURE;
        };
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapper = thrown instanceof UncheckedIOException || thrown instanceof ExecutionException
                || thrown instanceof CompletionException;
        return wrapper && cause != null ? unwrapped(cause) : thrown;
    }

    private static String usage(ParameterException thrown) {
        if (thrown instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            List<String> near = unmatched.getSuggestions();
            boolean commands = !unmatched.getCommandLine().getSubcommands().isEmpty();
            String kind = unmatched.isUnknownOption()
                    ? "unknown option"
                    : commands ? "unknown command" : "unexpected argument";
            return kind + " '" + first + "'" + (near.isEmpty()
                    ? ""
                    : ", did you mean " + String.join(" or ", near.subList(0, Math.min(SUGGESTIONS, near.size())))
                            + "?");
        }
        String message = reason(thrown);
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private void trace(Throwable thrown) {
        if (verbose.getAsBoolean()) {
            thrown.printStackTrace(err);
        }
    }
}
