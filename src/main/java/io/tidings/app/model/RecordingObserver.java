package io.tidings.app.model;

import java.util.List;

import io.tidings.training.Epoch;
import io.tidings.training.TrainingObserver;

/// Keeps the epochs for the report and passes everything on.
///
/// @param epochs grows by one an epoch
record RecordingObserver(TrainingObserver next, List<Epoch> epochs) implements TrainingObserver {

    @Override
    public void stepped(Step step) {
        next.stepped(step);
    }

    @Override
    public void epochEnded(Epoch epoch) {
        epochs.add(epoch);
        next.epochEnded(epoch);
    }
}
