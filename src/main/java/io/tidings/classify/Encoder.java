package io.tidings.classify;

import java.util.List;

/// Turns texts into vectors in which texts that a model understands alike lie close together. Implementations are
/// immutable and safe for any threads.
///
/// A [Classifier] whose network has such vectors implements this too. Vectors of two models cannot be compared.
@FunctionalInterface
public interface Encoder {

    /// @param texts any number of texts, none null
    /// @return a vector a text, in the same order, all of one length; the caller owns them
    List<float[]> encode(List<String> texts);

    default float[] encode(String text) {
        return encode(List.of(text)).getFirst();
    }
}
