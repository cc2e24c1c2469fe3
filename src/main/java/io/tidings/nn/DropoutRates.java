package io.tidings.nn;

/// Shares of what is left out in training, each in 0 inclusive to 1 exclusive.
///
/// @param word      of the tokens, read as unknown words instead
/// @param embedding of the embedding's columns, the same ones for a whole text (Gal & Ghahramani 2016)
/// @param pooled    of the pooled vector before the dense layer (Srivastava et al. 2014)
public record DropoutRates(double word, double embedding, double pooled) {

    public static final DropoutRates NONE = new DropoutRates(0, 0, 0);

    public DropoutRates {
        require("word", word);
        require("embedding", embedding);
        require("pooled", pooled);
    }

    private static void require(String name, double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("dropout." + name + " must be in 0..1, found " + rate);
        }
    }
}
