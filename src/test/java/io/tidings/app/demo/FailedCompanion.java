package io.tidings.app.demo;

import java.util.Optional;

import io.tidings.app.CommandFailure;
import io.tidings.app.ExitCode;
import io.tidings.classify.ActiveModel;
import io.tidings.classify.ActiveModels;

/// Has failed, and lets no review pass any more.
final class FailedCompanion implements Companion {

    private final ActiveModels models = ActiveModels.only(new ActiveModel(new RuleClassifier()));

    @Override
    public ActiveModels models() {
        return models;
    }

    @Override
    public boolean busy(long sent) {
        return true;
    }

    @Override
    public Optional<CommandFailure> failure() {
        return Optional.of(new CommandFailure(ExitCode.FAILURE, "what runs beside has failed"));
    }
}
