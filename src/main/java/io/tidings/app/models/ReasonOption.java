package io.tidings.app.models;

import io.tidings.modelregistry.Why;
import picocli.CommandLine.Option;

/// Why a change is made, for the event that tells of it.
final class ReasonOption {

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "by hand", description = "Why, for the record (default: ${DEFAULT-VALUE}).")
    private String reason = "by hand";

    Why why() {
        return Why.because(reason);
    }
}
