package io.tidings.stream.sentiment;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// A share in a window against the share in the windows before: the pooled two-proportion z-test, one-sided, with
/// Yates' correction for continuity.
///
/// @param share       in the window, 0..1
/// @param baseline    in the windows before, 0..1
/// @param probability of so large a rise where nothing has changed; 1 where there is none
record Rise(double share, double baseline, double probability) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /// @param hits   so many
    /// @param count  of so many in the window, at least 1
    /// @param before and of these
    /// @param all    in the windows before, at least 1
    static Rise of(long hits, long count, long before, long all) {
        double share = (double) hits / count;
        double baseline = (double) before / all;
        double pooled = (double) (hits + before) / (count + all);
        double sizes = 1.0 / count + 1.0 / all;
        double rise = share - baseline - sizes / 2;
        // Where all or none are hits, there is no rise either.
        double probability = rise <= 0
                ? 1
                : NORMAL.survivalProbability(rise / Math.sqrt(pooled * (1 - pooled) * sizes));
        return new Rise(share, baseline, probability);
    }
}
