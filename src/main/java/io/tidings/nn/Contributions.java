package io.tidings.nn;

/// What each token of a text contributed to the log-odds of a class.
///
/// @param best     the class: the one with the largest probability
/// @param scores   [C], the probabilities, as [Network#probabilities] gives them
/// @param tokens   [T], in nats, in the order of the text
/// @param score    the log-odds of the class for the text
/// @param baseline the log-odds of the same class for the baseline
public record Contributions(int best, float[] scores, double[] tokens, double score, double baseline) {

    /// What the tokens account for together; [#difference()] but for rounding.
    public double sum() {
        double sum = 0;
        for (double token : tokens) {
            sum += token;
        }
        return sum;
    }

    /// What is to be accounted for.
    public double difference() {
        return score - baseline;
    }
}
