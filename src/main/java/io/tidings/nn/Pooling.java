package io.tidings.nn;

/// How the hidden states of a text become one vector [H]; several are concatenated in the order of this enum.
public enum Pooling {
    /// The state after the last token.
    LAST,
    /// The mean of all states.
    MEAN,
    /// The largest value that each hidden unit reaches (Johnson & Zhang 2016).
    MAX
}
