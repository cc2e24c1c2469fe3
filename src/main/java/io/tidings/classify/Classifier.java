package io.tidings.classify;

import java.util.List;

/// Scores texts. Implementations are immutable and safe for use by any number of threads at once.
///
/// The scores of a text depend on nothing but the text: not on its batch, its place in it, or earlier calls.
/// (Batched and single scoring may differ by float rounding; labels of clear cases must not.)
public interface Classifier {

    ModelId id();

    LabelSet labels();

    /// Scores a batch in one pass.
    ///
    /// @param texts any number of texts, none null; empty texts are allowed and are scored too
    /// @return one outcome a text, in the same order
    List<Classification> classify(List<String> texts);

    default Classification classify(String text) {
        return classify(List.of(text)).getFirst();
    }
}
