package io.tidings.classify;

/// A part of a text that a model read as one word, and what it contributed to the label given.
///
/// @param start  where it begins in the original text, in chars (UTF-16)
/// @param end    where it ends, exclusive
/// @param weight in nats of the label's log-odds; above 0 speaks for the label, below 0 against it
public record Word(int start, int end, double weight) {

    public Word {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a word needs 0 <= start <= end, found " + start + ".." + end);
        }
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("a word's weight must be a finite number, found " + weight);
        }
    }
}
