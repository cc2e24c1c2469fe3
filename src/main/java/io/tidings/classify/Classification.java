package io.tidings.classify;

/// The outcome for one text.
///
/// @param scores    a probability for each label
/// @param tokens    how many tokens the text has before truncation
/// @param unknown   how many of the tokens that were read are not in the model's vocabulary
/// @param truncated whether the text was longer than the model reads, so that its middle or end was left out
/// @param script    the ISO 15924 code of the script that most letters of the text belong to, such as `Latn` or `Hang`;
///                  `Zyyy` where it has none
public record Classification(Scores scores, int tokens, int unknown, boolean truncated, String script) {}
