package io.tidings.modelregistry;

import io.tidings.classify.Classifier;

/// Makes a classifier of a model's bytes.
@FunctionalInterface
public interface ModelLoader {

    /// @param content bytes of the right hash
    /// @throws RuntimeException where they are no model of a known format; its message says why
    Classifier load(byte[] content);
}
