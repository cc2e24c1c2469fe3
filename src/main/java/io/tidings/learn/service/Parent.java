package io.tidings.learn.service;

import io.tidings.classify.ModelId;
import io.tidings.event.ModelManifest;
import org.jspecify.annotations.Nullable;

/// The model that a training begins from.
///
/// @param champion what it is on the models topic; null where none was promoted yet and this is the model that
///                 instances begin with
/// @param content  its bytes; must not be changed
/// @param manifest by which it can be put on the topic; null where it is there
public record Parent(@Nullable ModelId champion, byte[] content, @Nullable ModelManifest manifest) {

    ModelId id() {
        return champion == null ? ModelId.ofContent(content) : champion;
    }
}
