package io.tidings.learn.service;

/// What the trainer sees of the examples at one moment.
///
/// @param count     of examples
/// @param fresh     of those, how many came since the latest training that ended
/// @param positions how far they were read
public record Sight(int count, int fresh, Positions positions) {}
