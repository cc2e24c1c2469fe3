package io.tidings.app.model;

import java.io.PrintStream;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What explaining many reviews took, how complete it was, and how far LIME agrees.
///
/// @param reviews             how many were explained
/// @param medianMillis        the median time of one explanation
/// @param meanTokens          tokens of a review, before the model cuts it
/// @param leastComplete       the completeness that is farthest below 1
/// @param mostComplete        the one that is farthest above
/// @param limeMedianMillis    the median time of LIME
/// @param topOverlap          the mean share of the five weightiest words that both name
/// @param signAgreement       the share of the words that LIME weighs to which both give the same direction
/// @param meanRankCorrelation Spearman's coefficient over the words that LIME weighs, the mean of all reviews
@JsonInclude(JsonInclude.Include.NON_NULL)
record Agreement(int reviews, double medianMillis, double meanTokens, double leastComplete, double mostComplete,
        @Nullable Double limeMedianMillis, @Nullable Double topOverlap, @Nullable Double signAgreement,
        @Nullable Double meanRankCorrelation) {

    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%d reviews of %.0f tokens: %.2f ms each (median), completeness %.4f to %.4f%n",
                reviews,
                meanTokens, medianMillis, leastComplete, mostComplete);
        if (topOverlap != null) {
            out.printf(Locale.ROOT, "LIME: %.0f ms each; of the five weightiest words both name %.3f; same direction "
                    + "for %.3f of its words; rank correlation %.3f%n", limeMedianMillis, topOverlap, signAgreement,
                    meanRankCorrelation);
        }
    }
}
