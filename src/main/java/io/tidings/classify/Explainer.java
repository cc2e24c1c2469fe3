package io.tidings.classify;

/// Says which words of a text decided its label. Implementations are immutable and safe for any threads.
///
/// A [Classifier] that can explain itself implements this too.
@FunctionalInterface
public interface Explainer {

    /// @param text any text; without words it has an explanation without words
    Explanation explain(String text);
}
