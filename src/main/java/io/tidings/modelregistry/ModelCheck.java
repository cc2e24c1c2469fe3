package io.tidings.modelregistry;

import java.util.Optional;

import io.tidings.classify.Classifier;
import org.jspecify.annotations.Nullable;

/// The last look at a model before it becomes champion of an instance, such as a golden set.
@FunctionalInterface
public interface ModelCheck {

    /// @param next    loaded and warmed up
    /// @param present the champion in use, or null at the start
    /// @return why the model is refused, or nothing where it is fine
    Optional<String> objection(Classifier next, @Nullable Classifier present);

    /// Has no objection to any model.
    static ModelCheck none() {
        return (_, _) -> Optional.empty();
    }
}
