package io.tidings.dashboard.view;

/// A word by which the reviews of a subject are told apart.
///
/// @param score how surely, in standard errors of the log-odds ratio; above 0
/// @param count how many of the kept reviews have it
public record TellingWord(String word, double score, long count) {}
