package io.tidings.learn.service;

import io.tidings.event.ModelEvent;
import io.tidings.training.TrainingObserver;

/// Hears what the service does, on the service's thread. Implementations must be quick.
public interface LearnObserver {

    LearnObserver SILENT = new LearnObserver() {};

    /// This instance is the trainer.
    default void elected(Sight sight) {}

    /// Another instance is.
    default void dismissed() {}

    /// A training begins.
    default void began(Plan plan) {}

    /// It goes on; called about once a second.
    default void went(TrainingObserver.Step step) {}

    /// It has ended, as the event tells: promoted, shadow, rejected or training-failed.
    default void ended(Plan plan, ModelEvent event) {}

    /// Something keeps the service from its work for now.
    default void troubled(String what) {}
}
