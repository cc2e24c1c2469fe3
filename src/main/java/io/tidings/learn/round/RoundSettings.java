package io.tidings.learn.round;

import io.tidings.learn.gate.GateSettings;
import io.tidings.model.TuningSettings;

/// How a round goes. Components that are left out (null) take their defaults.
///
/// @param heldOutShare    of the examples, for the gate
/// @param validationShare of the others, to choose the epoch
/// @param tuning          how the challenger is trained
/// @param gate            how it is judged
public record RoundSettings(Double heldOutShare, Double validationShare, TuningSettings tuning, GateSettings gate) {

    private static final double HELD_OUT = 0.4;
    private static final double VALIDATION = 0.2;

    public RoundSettings {
        heldOutShare = share("heldOutShare", heldOutShare == null ? HELD_OUT : heldOutShare);
        validationShare = share("validationShare", validationShare == null ? VALIDATION : validationShare);
        tuning = tuning == null ? TuningSettings.defaults() : tuning;
        gate = gate == null ? GateSettings.defaults() : gate;
    }

    public static RoundSettings defaults() {
        return new RoundSettings(HELD_OUT, VALIDATION, TuningSettings.defaults(), GateSettings.defaults());
    }

    public RoundSettings withHeldOutShare(double other) {
        return new RoundSettings(other, validationShare, tuning, gate);
    }

    public RoundSettings with(TuningSettings other) {
        return new RoundSettings(heldOutShare, validationShare, other, gate);
    }

    public RoundSettings with(GateSettings other) {
        return new RoundSettings(heldOutShare, validationShare, tuning, other);
    }

    private static double share(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + ": expected above 0 and below 1, found " + value);
        }
        return value;
    }
}
