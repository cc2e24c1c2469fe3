package io.tidings.learn.service;

import io.tidings.classify.ModelId;
import org.jspecify.annotations.Nullable;

/// The model that a training begins from.
///
/// @param champion what it is on the models topic; null where none was promoted yet and this is the model that
///                 instances begin with
/// @param content  its bytes; must not be changed
public record Parent(@Nullable ModelId champion, byte[] content) {

    ModelId id() {
        return champion == null ? ModelId.ofContent(content) : champion;
    }
}
