package io.tidings.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/// Ends a command with one line for the user and an exit code.
///
/// The message says what failed, where (file, line, option, topic) and what to do about it, starts in lower case
/// and has no full stop at its end; it is printed behind `tidings: `. The cause is shown with `--verbose` only.
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode code;

    public CommandFailure(ExitCode code, String message) {
        this(code, message, null);
    }

    public CommandFailure(ExitCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /// What went wrong with a file that the user named.
    ///
    /// @param what the file's part in the command, such as `model` or `reviews`
    public static CommandFailure ofFile(String what, Path file, IOException cause) {
        String reason = switch (cause) {
            case NoSuchFileException e -> e.getReason() == null ? "there is no such file" : e.getReason();
            case AccessDeniedException e -> "access is denied";
            case IOException e when Files.isDirectory(file) -> "it is a folder";
            default -> FailureLines.reason(cause);
        };
        return new CommandFailure(ExitCode.INPUT, "cannot read the " + what + " " + file + ": " + reason, cause);
    }

    /// What an exception says, on one line: the second half of a message.
    public static String reason(Throwable thrown) {
        return FailureLines.reason(thrown);
    }

    public ExitCode code() {
        return code;
    }
}
