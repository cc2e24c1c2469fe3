package io.tidings.learn.service;

import java.time.Instant;

import io.tidings.event.ModelManifest;
import io.tidings.learn.gate.Decision;
import io.tidings.learn.round.Material;
import io.tidings.learn.round.Outcome;
import io.tidings.training.TrainingObserver;

/// Makes a challenger from a champion and examples, and has it judged. Knows nothing of Kafka.
public interface Teacher {

    /// @param observer called often on the thread of the caller; what it throws must come through, for that is how a
    ///                 training is cancelled
    /// @throws RuntimeException where it cannot be done, with the reason
    Outcome teach(byte[] champion, Material material, TrainingObserver observer);

    /// What a model's file says of it, for its manifest; without provenance.
    ModelManifest describe(String name, byte[] model);

    /// Judges a challenger again that had not enough evidence when it was trained.
    ///
    /// @param trainedAsOf when the newest example was given that it was trained on
    Decision judge(byte[] champion, byte[] challenger, Instant trainedAsOf, Material material);
}
