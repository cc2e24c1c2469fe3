package io.tidings.stream.drift;

/// What is watched, how, and where reports go.
///
/// @param model    the name of the model whose label stands in the events themselves
/// @param labeled  the topic of the labelled events
/// @param reports  the topic of the drift reports
public record DriftTask(String model, String labeled, String reports, DriftSettings settings) {}
