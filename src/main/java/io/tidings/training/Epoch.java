package io.tidings.training;

/// One pass over the training texts.
///
/// @param number             from 1 on
/// @param loss               mean cross-entropy in training, with dropout, in nats
/// @param accuracy           share right in training, with dropout
/// @param validationLoss     mean cross-entropy on the validation part, in nats
/// @param validationAccuracy share right on the validation part
/// @param seconds            that training took, validation excluded
/// @param tokens             that were read in training
public record Epoch(int number, double loss, double accuracy, double validationLoss, double validationAccuracy,
        double seconds, long tokens) {}
