package io.tidings.modelregistry;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.tidings.classify.ActiveModel;
import io.tidings.classify.Classifier;
import io.tidings.classify.ModelId;
import io.tidings.classify.ShadowModel;
import org.jspecify.annotations.Nullable;

/// One name that a watcher follows. Used by the watcher's thread, but for `first` and `place`.
final class WatchedModelState {

    final String name;
    final Supplier<Classifier> fallback;
    final CompletableFuture<ActiveModel> first = new CompletableFuture<>();
    /// Where a shadow of this name scores along; null where none shall.
    volatile @Nullable ShadowModel place;
    /// The shadow that was last put in place or refused.
    @Nullable
    ModelId shadow;
    /// The champion that was last taken up or refused.
    @Nullable
    Champion handled;

    WatchedModelState(String name, Supplier<Classifier> fallback) {
        this.name = name;
        this.fallback = fallback;
    }
}
