package io.tidings.dashboard.web;

/// Sends dead letters back to where they came from. Any thread may call it.
@FunctionalInterface
public interface DeadLetterDesk {

    /// Returns once the record is written to its source topic again.
    ///
    /// @param partition of the topic of dead letters
    /// @throws ActionFailure where there is no such dead letter, or it cannot be sent
    void replay(int partition, long offset);
}
