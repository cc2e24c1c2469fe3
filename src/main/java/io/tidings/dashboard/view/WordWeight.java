package io.tidings.dashboard.view;

/// What a word of a text weighs in its label.
///
/// @param start  of the word in the text, in chars (UTF-16)
/// @param end    exclusive
/// @param weight above 0 where it speaks for the label, below 0 where against it
public record WordWeight(int start, int end, double weight) {}
