package io.tidings.learn.gate;

/// What becomes of a challenger.
public sealed interface Decision {

    /// In words, with the figure that decided.
    String reason();

    GateReport report();

    /// It is better by a difference that is not chance, and worse at nothing that counts.
    record Promoted(String reason, GateReport report) implements Decision {}

    /// It may be better, but there is not enough evidence: it scores along silently and is judged again.
    record Shadow(String reason, GateReport report) implements Decision {}

    /// It is not better, or it does harm, or its feedback cannot be trusted.
    record Rejected(String reason, GateReport report) implements Decision {}
}
