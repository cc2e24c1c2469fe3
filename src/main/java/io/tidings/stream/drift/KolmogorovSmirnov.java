package io.tidings.stream.drift;

/// The two-sample Kolmogorov-Smirnov test on binned samples.
///
/// The distance is taken at the edges of the bins only, so it is at most that of the raw samples, and the probability
/// at least theirs: the test errs on the side of no alarm.
///
/// @param distance    the largest difference of the two cumulative distributions, 0..1
/// @param probability of a distance as large between two samples of one distribution, 0..1
record KolmogorovSmirnov(double distance, double probability) {

    private static final int MOST_TERMS = 100;
    /// Below this the series converges slowly, and its sum is 1 to more than ten digits.
    private static final double SURELY_SAME = 0.2;

    static KolmogorovSmirnov of(Binned one, Binned other) {
        double difference = 0;
        double distance = 0;
        for (int bin = 0; bin < one.shares().size(); bin++) {
            difference += one.shares().get(bin) - other.shares().get(bin);
            distance = Math.max(distance, Math.abs(difference));
        }
        distance = Math.min(1, distance);
        double size = Math.sqrt((double) one.count() * other.count() / (one.count() + other.count()));
        // The correction for finite samples is that of Stephens (1970).
        return new KolmogorovSmirnov(distance, tail((size + 0.12 + 0.11 / size) * distance));
    }

    /// Kolmogorov's distribution from above: 2 sum over k of (-1)^(k-1) exp(-2 k² x²).
    static double tail(double x) {
        if (x < SURELY_SAME) {
            return 1;
        }
        double sum = 0;
        double sign = 1;
        for (int k = 1; k <= MOST_TERMS; k++) {
            double term = Math.exp(-2 * k * k * x * x);
            sum += sign * term;
            sign = -sign;
            if (term < 1e-16) {
                break;
            }
        }
        return Math.clamp(2 * sum, 0, 1);
    }
}
