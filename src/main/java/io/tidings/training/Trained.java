package io.tidings.training;

import java.util.List;

import io.tidings.nn.Weights;

/// The outcome of a training.
///
/// @param weights of the epoch with the lowest validation loss
/// @param best    that epoch's number
/// @param history all epochs
public record Trained(Weights weights, int best, List<Epoch> history) {

    public Trained {
        history = List.copyOf(history);
    }

    public Epoch bestEpoch() {
        return history.get(best - 1);
    }
}
