package io.tidings.learn.service;

import io.tidings.learn.round.Outcome;

/// How a training ended.
public sealed interface Ending {

    /// With a challenger and what the gate says of it.
    record Trained(Parent parent, Outcome outcome) implements Ending {}

    /// With trouble.
    ///
    /// @param why   in words
    /// @param again whether the same examples deserve another training
    record Broken(String why, boolean again) implements Ending {}
}
