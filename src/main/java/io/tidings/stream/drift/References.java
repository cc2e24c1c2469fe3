package io.tidings.stream.drift;

import java.util.Optional;

import io.tidings.classify.Reference;

/// Where references of models are found that have one in their manifest.
///
/// It is asked on a thread of the stream, once a window until it has an answer: it must answer from memory.
@FunctionalInterface
public interface References {

    /// Of models without a manifest.
    References NONE = modelId -> Optional.empty();

    Optional<Reference> of(String modelId);
}
