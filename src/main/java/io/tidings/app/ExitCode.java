package io.tidings.app;

/// How a command ended, as the operating system sees it. The numbers are part of the interface: scripts test them.
public enum ExitCode {
    // @formatter:off
    OK(0, "it worked"),
    FAILURE(1, "it failed; the line on standard error says at what"),
    USAGE(2, "an unknown command or option, or a value that an option does not take"),
    UNREACHABLE(3, "no broker answered at the given address"),
    CONFIGURATION(4, "tidings.yaml, an environment variable or --set says something that cannot be"),
    INPUT(5, "a file that was named is missing, unreadable or not what it should be");
    // @formatter:on

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    /// One line for people, as `--help` prints it.
    public String meaning() {
        return meaning;
    }
}
