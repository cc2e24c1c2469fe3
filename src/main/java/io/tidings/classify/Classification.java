package io.tidings.classify;

/// The outcome for one text.
///
/// @param scores    a probability for each label
/// @param tokens    how many tokens the text has before truncation
/// @param unknown   how many of the tokens that were read are not in the model's vocabulary
/// @param truncated whether the text was longer than the model reads, so that its middle or end was left out
public record Classification(Scores scores, int tokens, int unknown, boolean truncated) {}
