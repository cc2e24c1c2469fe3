package io.tidings.learn.service;

import io.tidings.learn.drift.FeedbackDriftSettings;
import io.tidings.modelregistry.RegistryAccess;
import io.tidings.modelregistry.RegistrySettings;

/// All that the service wants to know.
///
/// @param topics what it reads
/// @param access how and as whom the cluster is spoken to
public record LearnTask(Sections sections, Topics topics, RegistryAccess access) {

    /// Sections of the configuration.
    ///
    /// @param registry where models are, and the name of the one that learns
    /// @param errors   how the error of models is watched
    public record Sections(LearnSettings learn, RegistrySettings registry, FeedbackDriftSettings errors) {}

    /// @param examples of the join
    /// @param labeled  of the stream
    /// @param drift    reports on drift; written too
    public record Topics(String examples, String labeled, String drift) {}

    public LearnSettings settings() {
        return sections.learn();
    }

    public RegistrySettings registry() {
        return sections.registry();
    }

    /// The name of the model that learns.
    public String model() {
        return registry().name();
    }
}
